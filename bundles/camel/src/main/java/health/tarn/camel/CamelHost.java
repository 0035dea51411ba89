package health.tarn.camel;

import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs everybody's routes in one Camel context.
 *
 * <p>A bundle offers its routes as a {@code RoutesBuilder} service that is a {@code RouteBuilder}
 * and references {@code CamelContext}, so that it is made anew with each context. Routes that are
 * refused are one ERROR in the log; all others run on. A builder that is {@code AutoCloseable} is
 * closed before its routes are stopped: it then ends what is in flight instead of being waited for.
 */
@Component(service = CamelHost.class, immediate = true)
public final class CamelHost {

  static final long STOP_SECONDS = 20;

  private static final Logger log = LoggerFactory.getLogger(CamelHost.class);

  private final RouteClassLoader loader =
      new RouteClassLoader(DefaultCamelContext.class.getClassLoader());
  private final DefaultCamelContext camel;
  private final Routes routes;
  private final ServiceRegistration<CamelContext> registration;

  @Activate
  public CamelHost(BundleContext bundle) {
    camel = HostedContext.start(new ServiceBeans(bundle), loader, STOP_SECONDS);
    routes = new Routes(camel, STOP_SECONDS);
    registration =
        bundle.registerService(
            CamelContext.class,
            camel,
            FrameworkUtil.asDictionary(Map.of("camel.context.name", HostedContext.NAME)));
  }

  /** Ends what is in flight, then the context. */
  @Deactivate
  void stop() {
    registration.unregister();
    camel.stop();
  }

  CamelContext context() {
    return camel;
  }

  Routes routes() {
    return routes;
  }

  @Reference(
      name = "routes",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindRoutes(RoutesBuilder builder, ServiceReference<RoutesBuilder> reference) {
    loader.add(reference.getBundle());
    try {
      routes.install(nameOf(reference), () -> List.of(hosted(builder)));
    } catch (RoutesRefusedException e) {
      log.error("Routes are not installed: {}", e.getMessage(), e);
    }
  }

  void unbindRoutes(RoutesBuilder builder, ServiceReference<RoutesBuilder> reference) {
    if (builder instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) { // AutoCloseable declares no narrower one; the routes must go anyway.
        log.warn("{} did not close cleanly", nameOf(reference), e);
      }
    }
    routes.uninstall(nameOf(reference));
    loader.remove(reference.getBundle());
  }

  private RouteBuilder hosted(RoutesBuilder builder) {
    if (!(builder instanceof RouteBuilder routeBuilder)) {
      throw new RoutesRefusedException(builder.getClass().getName() + " is not a RouteBuilder");
    }
    if (routeBuilder.getContext() != null && routeBuilder.getContext() != camel) {
      throw new RoutesRefusedException(
          builder.getClass().getName()
              + " belongs to a context that has stopped; its component should reference"
              + " CamelContext");
    }
    return routeBuilder;
  }

  private static String nameOf(ServiceReference<RoutesBuilder> reference) {
    return "service "
        + reference.getProperty(Constants.SERVICE_ID)
        + " of "
        + reference.getBundle().getSymbolicName();
  }
}
