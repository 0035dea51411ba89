package health.tarn.core.plugin;

import health.tarn.api.plugin.Offer;
import health.tarn.api.plugin.OperationAnswer;
import health.tarn.api.plugin.OperationCall;
import health.tarn.api.plugin.OperationDescription;
import health.tarn.api.plugin.OperationLevel;
import health.tarn.api.plugin.PluginReport;
import health.tarn.api.plugin.Plugins;
import health.tarn.spi.plugin.BeforeCommit;
import health.tarn.spi.plugin.CustomOperation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Takes the services of plugins as they come and go; depends on nothing else of the lake. */
@Component(
    service = {Plugins.class, PluginHooks.class},
    configurationPid = "health.tarn.core.plugin",
    immediate = true)
@Designate(ocd = PluginConfig.class)
public final class PluginService implements Plugins, PluginHooks {

  private volatile PluginLimits limits;
  private final InstalledBundles bundles;
  private final Operations operations = new Operations();
  private final Gate gate = new Gate(() -> limits);

  @Activate
  public PluginService(PluginConfig config, BundleContext context) {
    this(PluginLimits.of(config), counted -> List.of());
  }

  /** A service for plugins that are no bundles. */
  PluginService(PluginLimits limits, InstalledBundles bundles) {
    this.limits = limits;
    this.bundles = bundles;
  }

  /** Other limits hold from now on; how many calls run at once and may hang, for who comes. */
  @Modified
  void change(PluginConfig config) {
    change(PluginLimits.of(config));
  }

  void change(PluginLimits other) {
    limits = other;
  }

  @Reference(
      name = "operation",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindOperation(CustomOperation operation, ServiceReference<CustomOperation> reference) {
    add(operation, Origin.of(reference));
  }

  void unbindOperation(CustomOperation operation) {
    operations.remove(operation);
  }

  void add(CustomOperation operation, Origin origin) {
    operations.add(
        new Plugged<>(
            "operation",
            operation,
            origin,
            () -> limits.operation(),
            limits,
            CustomOperation::description,
            said -> "$" + said.name()));
  }

  @Reference(
      name = "beforeCommit",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindBeforeCommit(BeforeCommit interceptor, ServiceReference<BeforeCommit> reference) {
    add(interceptor, Origin.of(reference));
  }

  void unbindBeforeCommit(BeforeCommit interceptor) {
    gate.remove(interceptor);
  }

  void add(BeforeCommit interceptor, Origin origin) {
    gate.add(
        new Plugged<>(
            "before-commit",
            interceptor,
            origin,
            () -> limits.interceptor(),
            limits,
            Gate.Keeper::of,
            Gate.Keeper::name));
  }

  @Override
  public Gate gate() {
    return gate;
  }

  @Override
  public List<String> health() {
    return counted().suspended();
  }

  @Override
  public List<OperationDescription> operations() {
    return operations.descriptions();
  }

  @Override
  public Optional<OperationDescription> operation(
      String name, OperationLevel level, @Nullable String type) {
    return Optional.ofNullable(operations.description(name, level, type));
  }

  @Override
  public OperationAnswer call(String name, OperationCall call) {
    return operations.call(name, call);
  }

  @Override
  public void reserve(Set<String> names) {
    operations.reserve(names);
  }

  @Override
  public List<PluginReport> reports() {
    return bundles.reports(counted().byBundle());
  }

  List<Offer> offers() {
    return counted().byBundle().values().stream().flatMap(List::stream).toList();
  }

  private Reports counted() {
    Reports reports = new Reports();
    operations.report(reports);
    gate.report(reports);
    return reports;
  }
}
