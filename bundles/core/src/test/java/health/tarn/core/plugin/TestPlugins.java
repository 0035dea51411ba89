package health.tarn.core.plugin;

import health.tarn.api.job.JobListener;
import health.tarn.api.plugin.Offer;
import health.tarn.api.plugin.Plugins;
import health.tarn.spi.plugin.AfterCommit;
import health.tarn.spi.plugin.BeforeCommit;
import health.tarn.spi.plugin.CustomOperation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;

/** Plugins that are no bundles; the later they come, the later they are asked. */
@NullUnmarked // A null fails the test by itself.
public final class TestPlugins {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final PluginService service;
  private final Set<String> required;
  private long services;

  /** Plugins that may take as long as a slow machine does. */
  public TestPlugins() {
    this(LONG);
  }

  /** Plugins that may take a time, whatever they do. */
  public TestPlugins(Duration patience, String... required) {
    this.required = Set.of(required);
    this.service = new PluginService(limits(patience), counted -> List.of());
  }

  private PluginLimits limits(Duration patience) {
    return new PluginLimits(patience, patience, 3, 4, required);
  }

  /** Lets plugins take as long as a slow machine does from now on. */
  public void patient() {
    service.change(limits(LONG));
  }

  public Plugins plugins() {
    return service;
  }

  public PluginHooks hooks() {
    return service;
  }

  private Origin origin(String bundle, int ranking) {
    services++;
    return new Origin(bundle, services, ranking, services);
  }

  public void add(String bundle, CustomOperation operation) {
    service.add(operation, origin(bundle, 0));
  }

  public void remove(CustomOperation operation) {
    service.unbindOperation(operation);
  }

  public void add(String bundle, BeforeCommit interceptor) {
    add(bundle, 0, interceptor);
  }

  public void add(String bundle, int ranking, BeforeCommit interceptor) {
    service.add(interceptor, origin(bundle, ranking));
  }

  public void remove(BeforeCommit interceptor) {
    service.unbindBeforeCommit(interceptor);
  }

  public void add(String bundle, AfterCommit interceptor) {
    service.add(interceptor, origin(bundle, 0));
  }

  public void remove(AfterCommit interceptor) {
    service.unbindAfterCommit(interceptor);
  }

  public void add(String bundle, JobListener listener) {
    service.add(listener, origin(bundle, 0));
  }

  /** Returns the one offer of a name. */
  public Offer offer(String name) {
    return offers(name).get(0);
  }

  /** Returns the offers of a name, in the order in which they came. */
  public List<Offer> offers(String name) {
    return service.offers().stream().filter(offer -> offer.name().equals(name)).toList();
  }
}
