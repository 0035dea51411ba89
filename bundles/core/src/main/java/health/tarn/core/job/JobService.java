package health.tarn.core.job;

import health.tarn.api.LakeException;
import health.tarn.api.Principal;
import health.tarn.api.Problem;
import health.tarn.api.access.Authorization;
import health.tarn.api.access.Interaction;
import health.tarn.api.job.ExportedObject;
import health.tarn.api.job.Job;
import health.tarn.api.job.Job.Kind;
import health.tarn.api.job.Job.State;
import health.tarn.api.job.JobRequest;
import health.tarn.api.job.JobRunner;
import health.tarn.api.job.Jobs;
import health.tarn.core.access.Access;
import health.tarn.core.plugin.PluginHooks;
import health.tarn.core.store.OpenStores;
import health.tarn.core.store.StoreUse;
import health.tarn.core.store.Validation;
import health.tarn.spi.transport.Transport;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** Takes jobs, runs them as runners are there, and takes them up again after a restart. */
@Component(service = Jobs.class, configurationPid = "health.tarn.core.job", immediate = true)
@Designate(ocd = JobConfig.class)
public final class JobService implements Jobs {

  private final OpenStores stores;
  private final Authorization authorization;
  private final InstantSource clock;
  private final JobTable table;
  private final JobDispatcher dispatcher;
  private final Map<String, Transport> transports = new ConcurrentHashMap<>();

  @Activate
  public JobService(
      JobConfig config,
      @Reference(name = "stores") OpenStores stores,
      @Reference(name = "authorization", policyOption = ReferencePolicyOption.GREEDY)
          Authorization authorization,
      @Reference(name = "plugins") PluginHooks plugins) {
    this(
        config,
        stores,
        authorization,
        plugins,
        InstantSource.system(),
        Delays.onThread("tarn-job-delays"));
  }

  JobService(
      JobConfig config,
      OpenStores stores,
      Authorization authorization,
      PluginHooks plugins,
      InstantSource clock,
      Delays delays) {
    this.stores = stores;
    this.authorization = authorization;
    this.clock = clock;
    this.table = new JobTable(stores.system());
    this.dispatcher =
        new JobDispatcher(
            table,
            stores,
            this::transportForJob,
            authorization,
            plugins::ended,
            clock,
            config,
            delays);
    dispatcher.resume();
  }

  @Reference(
      name = "transport",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindTransport(Transport transport, Map<String, Object> properties) {
    transports.put(String.valueOf(properties.get(Transport.SCHEME)), transport);
    dispatcher.tryAgain();
  }

  void unbindTransport(Transport transport, Map<String, Object> properties) {
    transports.remove(String.valueOf(properties.get(Transport.SCHEME)), transport);
  }

  @Reference(
      name = "runner",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindRunner(JobRunner runner) {
    dispatcher.add(runner);
  }

  void unbindRunner(JobRunner runner) {
    dispatcher.remove(runner);
  }

  @Deactivate
  void stop() {
    dispatcher.close();
  }

  @Override
  public Job submit(String store, JobRequest request, Principal principal) {
    requirePermitted(request.kind(), access(principal, store));
    Validation usual = usualValidation(store);
    check(request);
    String id =
        HexFormat.of().toHexDigits(UUID.randomUUID().getMostSignificantBits())
            + HexFormat.of().toHexDigits(UUID.randomUUID().getLeastSignificantBits());
    String folder = store + "-FHIR_" + request.kind() + "-" + id + "/";
    Job job =
        new Job(
            id,
            request.kind(),
            store,
            request.name(),
            State.SUBMITTED,
            clock.instant(),
            null,
            null,
            request.input(),
            Locations.below(request.output(), folder),
            options(request, usual),
            Job.Progress.NONE,
            null);
    return dispatcher.submit(new JobTable.Entry(job, principal, false));
  }

  private Validation usualValidation(String store) {
    try (StoreUse use = stores.use(store)) {
      return use.store().options().validation();
    }
  }

  /** The level that a job is checked by is written down, whoever chose it. */
  private static Map<String, String> options(JobRequest request, Validation usual) {
    Map<String, String> options = new TreeMap<>(request.options());
    if (request.kind() == Kind.IMPORT) {
      String asked = options.get("validation");
      options.put("validation", (asked == null ? usual : Validation.of(asked)).text());
    }
    return options;
  }

  private void check(JobRequest request) {
    String name = request.name();
    if (name != null && (name.isEmpty() || name.length() > 64)) {
      throw new LakeException(
          Problem.INVALID, "a job's name has 1 to 64 characters, found " + name.length());
    }
    URI input = request.input();
    if (request.kind() == Kind.IMPORT) {
      if (input == null) {
        throw new LakeException(
            Problem.INVALID, "an import needs an input such as s3://bucket/in/");
      }
      requireTransport(input);
    }
    requireTransport(request.output());
  }

  private void requireTransport(URI location) {
    transport(location, Problem.INVALID);
  }

  /** Once a job was taken, its transport is only away for a while. */
  private Transport transportForJob(URI location) {
    return transport(location, Problem.UNAVAILABLE);
  }

  private Transport transport(URI location, Problem ifMissing) {
    String scheme = location.getScheme();
    Transport transport = scheme == null ? null : transports.get(scheme);
    if (transport == null) {
      throw new LakeException(
          ifMissing, "there is no transport for '" + location + "'; there are " + schemes());
    }
    return transport;
  }

  private List<String> schemes() {
    return transports.keySet().stream().sorted().map(scheme -> scheme + ":").toList();
  }

  @Override
  public Job find(String id, Principal principal) {
    JobTable.Entry entry = dispatcher.find(id);
    if (entry == null || !mine(entry, principal)) {
      throw new LakeException(Problem.NOT_FOUND, "there is no job " + id);
    }
    return entry.job();
  }

  @Override
  public List<Job> list(@Nullable String store, Principal principal) {
    List<Job> jobs = new ArrayList<>();
    for (JobTable.Entry entry : dispatcher.all()) {
      if ((store == null || store.equals(entry.job().store())) && mine(entry, principal)) {
        jobs.add(entry.job());
      }
    }
    jobs.sort(Comparator.comparing(Job::submittedAt).reversed().thenComparing(Job::id));
    return List.copyOf(jobs);
  }

  @Override
  public Job cancel(String id, Principal principal) {
    find(id, principal);
    return dispatcher.cancel(id);
  }

  @Override
  public List<ExportedObject> exported(String id, Principal principal) {
    Job job = find(id, principal);
    if (job.kind() != Kind.EXPORT) {
      throw new LakeException(Problem.NOT_FOUND, "there is no export " + id);
    }
    try (StoreUse use = stores.use(job.store())) {
      return new ExportNotes(use.store(), job.id()).objects(job.output());
    }
  }

  /** An import writes over whatever is there, so it is for those who may change everything. */
  private static void requirePermitted(Kind kind, Access access) {
    if (kind == Kind.IMPORT) {
      access.requireAll(Interaction.IMPORT);
    } else {
      access.require(Interaction.EXPORT);
    }
  }

  /** A job counts what its owner saw; besides the owner, only who may see everything sees it. */
  private boolean mine(JobTable.Entry entry, Principal principal) {
    Access access = access(principal, entry.job().store());
    Interaction interaction = interaction(entry.job().kind());
    boolean owner = entry.owner().name().equals(principal.name());
    return owner
        ? access.decide(interaction, null) instanceof Authorization.Decision.Permit
        : access.permitsAll(interaction);
  }

  private Access access(Principal principal, String store) {
    return new Access(authorization, principal, store);
  }

  private static Interaction interaction(Kind kind) {
    return kind == Kind.IMPORT ? Interaction.IMPORT : Interaction.EXPORT;
  }
}
