package health.tarn.camel;

import java.util.Map;
import java.util.Set;
import org.apache.camel.spi.BeanRepository;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Gives routes the OSGi services that name themselves with the property {@code camel.bean}.
 *
 * <p>Only these: a route file must not reach a service whose author never meant it to. Nothing is
 * found by type, or Camel would wire foreign services into itself.
 */
final class ServiceBeans implements BeanRepository {

  static final String PROPERTY = "camel.bean";

  private final BundleContext bundle;

  ServiceBeans(BundleContext bundle) {
    this.bundle = bundle;
  }

  @Override
  public @Nullable Object lookupByName(String name) {
    ServiceReference<?> best = null;
    for (ServiceReference<?> found : named(name)) {
      if (best == null || found.compareTo(best) > 0) {
        best = found;
      }
    }
    return best == null ? null : bundle.getService(best);
  }

  @Override
  public <T> @Nullable T lookupByNameAndType(String name, Class<T> type) {
    Object found = lookupByName(name);
    return type.isInstance(found) ? type.cast(found) : null;
  }

  @Override
  public <T> Map<String, T> findByTypeWithName(Class<T> type) {
    return Map.of();
  }

  @Override
  public <T> Set<T> findByType(Class<T> type) {
    return Set.of();
  }

  private ServiceReference<?>[] named(String name) {
    try {
      ServiceReference<?>[] found =
          bundle.getAllServiceReferences(null, "(" + PROPERTY + "=" + escaped(name) + ")");
      return found == null ? new ServiceReference<?>[0] : found;
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("not a filter in spite of its escapes: " + name, e);
    }
  }

  /** Escapes what has a meaning in an LDAP filter (RFC 1960). */
  private static String escaped(String name) {
    return name.replace("\\", "\\\\").replace("*", "\\*").replace("(", "\\(").replace(")", "\\)");
  }
}
