package health.tarn.camel;

import org.apache.camel.BeanScope;
import org.apache.camel.component.bean.BeanComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.support.DefaultRegistry;

/** Starts the context of the host with its settings. */
final class HostedContext {

  static final String NAME = "tarn";

  private HostedContext() {}

  /**
   * Starts an empty context.
   *
   * <p>Stream caching is off: it would keep a whole object of an import in memory.
   *
   * @param beans where route files find their beans
   * @param loader what loads the classes that routes name: Camel's and the route bundles'
   * @param stopSeconds how long routes may finish what is in flight when the context stops
   */
  static DefaultCamelContext start(BeanRepository beans, ClassLoader loader, long stopSeconds) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // The one place with a context class loader: Camel finds its own parts with it while it starts.
    thread.setContextClassLoader(DefaultCamelContext.class.getClassLoader());
    try {
      DefaultCamelContext camel = new DefaultCamelContext(false);
      camel.getCamelContextExtension().setName(NAME);
      camel.setApplicationContextClassLoader(loader);
      camel.getCamelContextExtension().setRegistry(new DefaultRegistry(beans));
      camel.setStreamCaching(false);
      camel.getShutdownStrategy().setTimeout(stopSeconds);
      camel.build();
      // A service may be replaced while a route runs: look it up again for each message.
      camel.getComponent("bean", BeanComponent.class).setScope(BeanScope.Prototype);
      camel.start();
      return camel;
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
