package health.tarn.camel;

import health.tarn.api.plugin.DroppedFiles;
import health.tarn.api.plugin.Offer;
import health.tarn.api.plugin.PluginReport;
import health.tarn.api.plugin.PluginReport.State;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the route files of {@code deploy/}: {@code *.camel.yaml} and {@code *.camel.xml}.
 *
 * <p>A file that is wrong is one ERROR; if it was right before, its old routes run on.
 */
@Component(
    service = {ArtifactInstaller.class, DroppedFiles.class},
    immediate = true)
public final class RouteFiles implements ArtifactInstaller, DroppedFiles {

  private static final String NONE = "";

  private static final Logger log = LoggerFactory.getLogger(RouteFiles.class);

  private final CamelContext camel;
  private final Routes routes;
  private final Map<String, String> problems = new ConcurrentSkipListMap<>();

  @Activate
  public RouteFiles(@Reference(name = "host") CamelHost host) {
    this(host.context(), host.routes());
  }

  RouteFiles(CamelContext camel, Routes routes) {
    this.camel = camel;
    this.routes = routes;
  }

  @Override
  public boolean canHandle(File file) {
    return file.getName().endsWith(".camel.yaml") || file.getName().endsWith(".camel.xml");
  }

  @Override
  public void install(File file) {
    try {
      byte[] content = Files.readAllBytes(file.toPath());
      routes.install(file.getName(), () -> builders(file.getName(), content));
      problems.put(file.getName(), NONE);
      log.info("Routes of {} are installed", file.getName());
    } catch (IOException | RoutesRefusedException e) {
      // Not thrown: File Install would log it again and forget that the file may be repaired.
      problems.put(file.getName(), String.valueOf(e.getMessage()));
      log.error("Routes are not installed: {}", e.getMessage(), e);
    }
  }

  @Override
  public void update(File file) {
    install(file);
  }

  @Override
  public void uninstall(File file) {
    routes.uninstall(file.getName());
    problems.remove(file.getName());
    log.info("Routes of {} are removed", file.getName());
  }

  @Override
  public List<PluginReport> dropped() {
    List<PluginReport> reports = new ArrayList<>();
    problems.forEach((name, problem) -> reports.add(report(name, problem)));
    return reports;
  }

  /** A file that was right before still has its old routes, which is said beside its problem. */
  private PluginReport report(String name, String problem) {
    List<Offer> running =
        routes.ids(name).stream().map(id -> Offer.uncounted("route", id)).toList();
    if (problem.equals(NONE)) {
      return new PluginReport(name, "", State.RUNNING, running, null);
    }
    return running.isEmpty()
        ? new PluginReport(name, "", State.REFUSED, running, problem)
        : new PluginReport(
            name, "", State.RUNNING, running, "its old routes run on, since: " + problem);
  }

  private List<RouteBuilder> builders(String name, byte[] content) throws Exception {
    Resource resource = ResourceHelper.fromBytes(name, content);
    List<RouteBuilder> builders = new ArrayList<>();
    for (RoutesBuilder builder : PluginHelper.getRoutesLoader(camel).findRoutesBuilders(resource)) {
      builders.add((RouteBuilder) builder);
    }
    return builders;
  }
}
