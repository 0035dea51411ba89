package health.tarn.core.plugin;

import health.tarn.api.job.Job;
import health.tarn.api.job.JobListener;
import health.tarn.api.plugin.DroppedFiles;
import health.tarn.api.plugin.Offer;
import health.tarn.api.plugin.OperationAnswer;
import health.tarn.api.plugin.OperationCall;
import health.tarn.api.plugin.OperationDescription;
import health.tarn.api.plugin.OperationLevel;
import health.tarn.api.plugin.PluginReport;
import health.tarn.api.plugin.Plugins;
import health.tarn.spi.plugin.AfterCommit;
import health.tarn.spi.plugin.BeforeCommit;
import health.tarn.spi.plugin.CustomOperation;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
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
  private final AfterCommits afterCommits = new AfterCommits(InstantSource.system());
  private final JobListeners jobListeners = new JobListeners();
  private final List<DroppedFiles> droppedFiles = new CopyOnWriteArrayList<>();

  @Activate
  public PluginService(PluginConfig config, BundleContext context) {
    this.limits = PluginLimits.of(config);
    this.bundles = new OsgiBundles(context, Path.of(config.deploy_dir()), droppedFiles);
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

  @Reference(
      name = "droppedFiles",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindDroppedFiles(DroppedFiles files) {
    droppedFiles.add(files);
  }

  void unbindDroppedFiles(DroppedFiles files) {
    droppedFiles.remove(files);
  }

  @Override
  public Gate gate() {
    return gate;
  }

  @Reference(
      name = "afterCommit",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindAfterCommit(AfterCommit interceptor, ServiceReference<AfterCommit> reference) {
    add(interceptor, Origin.of(reference));
  }

  void unbindAfterCommit(AfterCommit interceptor) {
    afterCommits.remove(interceptor);
  }

  void add(AfterCommit interceptor, Origin origin) {
    afterCommits.add(
        new Plugged<>(
            "after-commit",
            interceptor,
            origin,
            () -> limits.interceptor(),
            limits,
            one -> Names.checked(one.name()),
            name -> name));
  }

  @Reference(
      name = "jobListener",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindJobListener(JobListener listener, ServiceReference<JobListener> reference) {
    add(listener, Origin.of(reference));
  }

  void unbindJobListener(JobListener listener) {
    jobListeners.remove(listener);
  }

  void add(JobListener listener, Origin origin) {
    jobListeners.add(
        new Plugged<>(
            "job-listener",
            listener,
            origin,
            () -> limits.interceptor(),
            limits,
            one -> one.getClass().getName(),
            name -> name));
  }

  @Override
  public AfterCommits afterCommits() {
    return afterCommits;
  }

  @Override
  public void ended(Job job) {
    jobListeners.ended(job);
  }

  @Override
  public List<String> health() {
    return counted().health();
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
    afterCommits.report(reports);
    jobListeners.report(reports);
    return reports;
  }
}
