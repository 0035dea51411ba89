package health.tarn.core.plugin;

import health.tarn.api.plugin.DroppedFiles;
import health.tarn.api.plugin.Offer;
import health.tarn.api.plugin.PluginReport;
import health.tarn.api.plugin.PluginReport.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** Tells of the bundles of an OSGi framework, and of the folder where plugins are dropped. */
final class OsgiBundles implements InstalledBundles {

  /** Services that a plugin adds and nobody counts: what they are called, and what names them. */
  private static final Map<String, String> UNCOUNTED =
      Map.of(
          "health.tarn.spi.storage.StorageEngine", "storage",
          "health.tarn.spi.search.SearchEngine", "search",
          "health.tarn.spi.graph.GraphEngine", "graph",
          "health.tarn.spi.nlp.NlpEngine", "nlp",
          "health.tarn.spi.transport.Transport", "transport",
          "health.tarn.spi.terminology.Dictionary", "dictionary",
          "health.tarn.api.job.JobRunner", "job-runner",
          "org.apache.camel.RoutesBuilder", "routes");

  private final BundleContext context;
  private final Path folder;
  private final Iterable<DroppedFiles> handlers;

  /**
   * @param folder where plugins are dropped
   * @param handlers who knows of files that are no bundles
   */
  OsgiBundles(BundleContext context, Path folder, Iterable<DroppedFiles> handlers) {
    this.context = context;
    this.folder = folder;
    this.handlers = handlers;
  }

  @Override
  public List<PluginReport> reports(Map<Long, List<Offer>> counted) {
    DeployFolder deploy = new DeployFolder(folder);
    List<PluginReport> reports = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (Bundle bundle : context.getBundles()) {
      List<Offer> offers = new ArrayList<>(counted.getOrDefault(bundle.getBundleId(), List.of()));
      offers.addAll(uncounted(bundle));
      String file = deploy.fileOf(bundle.getLocation());
      if (file != null) {
        known.add(file);
      }
      if (file != null || !offers.isEmpty()) {
        reports.add(report(bundle, offers));
      }
    }
    for (DroppedFiles handler : handlers) {
      for (PluginReport dropped : handler.dropped()) {
        known.add(dropped.name());
        reports.add(dropped);
      }
    }
    reports.addAll(deploy.others(known));
    reports.sort(Comparator.comparing(PluginReport::name));
    return reports;
  }

  private static Set<Offer> uncounted(Bundle bundle) {
    ServiceReference<?>[] services = bundle.getRegisteredServices();
    Set<Offer> offers = new LinkedHashSet<>();
    if (services == null) {
      return offers;
    }
    for (ServiceReference<?> service : services) {
      for (String type : (String[]) service.getProperty(Constants.OBJECTCLASS)) {
        String kind = UNCOUNTED.get(type);
        if (kind != null) {
          offers.add(Offer.uncounted(kind, name(service, kind)));
        }
      }
    }
    return offers;
  }

  /** An engine is named by a property; other services by the component that they are. */
  private static String name(ServiceReference<?> service, String kind) {
    Object name = service.getProperty("tarn." + kind);
    Object component = service.getProperty("component.name");
    return String.valueOf(name != null ? name : component != null ? component : "");
  }

  private PluginReport report(Bundle bundle, List<Offer> offers) {
    State state = state(bundle);
    return new PluginReport(
        String.valueOf(bundle.getSymbolicName()),
        bundle.getVersion().toString(),
        state,
        offers,
        problem(bundle, state, offers));
  }

  private static State state(Bundle bundle) {
    return switch (bundle.getState()) {
      case Bundle.ACTIVE -> State.RUNNING;
      case Bundle.INSTALLED -> State.UNRESOLVED;
      default -> State.STOPPED;
    };
  }

  private @Nullable String problem(Bundle bundle, State state, List<Offer> offers) {
    return switch (state) {
      case UNRESOLVED -> MissingRequirements.of(bundle, context.getBundles());
      case STOPPED -> "it is not started; see the log, or bundle:start " + bundle.getBundleId();
      case RUNNING ->
          offers.isEmpty() ? "it offers nothing yet: what its components need is missing" : null;
      case REFUSED -> null;
    };
  }
}
