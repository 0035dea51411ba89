package health.tarn.hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.sl.cache.CacheFactory;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

/**
 * Builds one R4 context when the first bundle asks for it and gives the same one to all.
 *
 * <p>A lake that only moves JSON therefore never loads HAPI's model.
 */
final class ContextOnDemand implements ServiceFactory<FhirContext> {

  private static final int ANY_TIMEOUT = 1_000;

  private @Nullable FhirContext context;

  @Override
  public synchronized FhirContext getService(
      @Nullable Bundle user, @Nullable ServiceRegistration<FhirContext> registration) {
    FhirContext built = context;
    if (built == null) {
      built = build();
      context = built;
    }
    return built;
  }

  @Override
  public void ungetService(
      @Nullable Bundle user,
      @Nullable ServiceRegistration<FhirContext> registration,
      FhirContext shared) {
    // Kept for the next user: the context has nothing to close.
  }

  /**
   * The one place with a context class loader: HAPI finds its cache provider with it, once, in a
   * static initializer, and never again.
   */
  private static FhirContext build() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ContextOnDemand.class.getClassLoader());
    try {
      CacheFactory.build(ANY_TIMEOUT);
      return FhirContext.forR4();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
