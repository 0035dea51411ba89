package health.tarn.hapi;

import ca.uhn.fhir.context.FhirContext;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Registers the FHIR context without building it. */
public final class Activator implements BundleActivator {

  @Override
  public void start(BundleContext bundle) {
    bundle.registerService(FhirContext.class, new ContextOnDemand(), null);
  }

  @Override
  public void stop(BundleContext bundle) {
    // The framework withdraws the service together with the bundle.
  }
}
