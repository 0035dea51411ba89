package health.tarn.core.job;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.access.Authorization;
import health.tarn.api.job.Job;
import health.tarn.api.job.Job.Kind;
import health.tarn.api.job.Job.State;
import health.tarn.api.job.JobRunner;
import health.tarn.core.access.Access;
import health.tarn.core.store.OpenStores;
import health.tarn.core.store.StoreUse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives jobs to runners, a few at once, the oldest first. */
final class JobDispatcher implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(JobDispatcher.class);

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

  private final JobTable table;
  private final OpenStores stores;
  private final Transports transports;
  private final Authorization authorization;
  private final InstantSource clock;
  private final int atOnce;
  private final int maxLine;
  private final ExecutorService jobPool;
  private final ExecutorService preparePool;
  private final Map<Kind, JobRunner> runners = new ConcurrentHashMap<>();
  private final Map<String, RunningJob> open = new LinkedHashMap<>();
  private final Map<String, JobTable.Entry> ended = new ConcurrentHashMap<>();
  private final List<String> waiting = new ArrayList<>();
  private int running;
  private boolean closed;

  JobDispatcher(
      JobTable table,
      OpenStores stores,
      Transports transports,
      Authorization authorization,
      InstantSource clock,
      JobConfig config) {
    this.table = table;
    this.stores = stores;
    this.transports = transports;
    this.authorization = authorization;
    this.clock = clock;
    this.atOnce = config.jobs_at_once();
    this.maxLine = config.max_resource_bytes();
    int threads = config.preparing_threads();
    this.jobPool = Executors.newFixedThreadPool(atOnce, named("tarn-job-"));
    this.preparePool =
        Executors.newFixedThreadPool(
            threads > 0 ? threads : Runtime.getRuntime().availableProcessors(),
            named("tarn-prepare-"));
  }

  private static ThreadFactory named(String prefix) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, prefix + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Takes up what had not ended when the lake stopped. */
  synchronized void resume() {
    for (JobTable.Entry entry : table.all()) {
      if (entry.job().state().ended()) {
        ended.put(entry.job().id(), entry);
      } else {
        enqueue(new RunningJob(table, entry));
      }
    }
  }

  synchronized Job submit(JobTable.Entry entry) {
    if (closed) {
      throw new LakeException(Problem.UNAVAILABLE, "the lake is stopping");
    }
    table.save(entry);
    enqueue(new RunningJob(table, entry));
    return entry.job();
  }

  private void enqueue(RunningJob job) {
    String id = job.entry().job().id();
    if (isCancelling(job.entry().job().state())) {
      job.control().cancel();
    }
    open.put(id, job);
    waiting.add(id);
    dispatch();
  }

  private static boolean isCancelling(State state) {
    return state == State.CANCEL_SUBMITTED || state == State.CANCEL_IN_PROGRESS;
  }

  void add(JobRunner runner) {
    runners.put(runner.kind(), runner);
    dispatch();
  }

  void remove(JobRunner runner) {
    runners.remove(runner.kind(), runner);
  }

  private synchronized void dispatch() {
    for (String id : List.copyOf(waiting)) {
      RunningJob job = open.get(id);
      JobRunner runner = job == null ? null : runners.get(job.entry().job().kind());
      if (job != null && runner != null && running < atOnce && !closed) {
        waiting.remove(id);
        running++;
        jobPool.execute(() -> run(job, runner));
      } else if (job != null && job.entry().job().state() == State.SUBMITTED) {
        job.update(Changes.state(State.QUEUED));
      }
    }
  }

  private void run(RunningJob job, JobRunner runner) {
    try {
      carryOut(job, runner);
    } catch (RuntimeException e) {
      if (Thread.interrupted() || job.control().stopping()) {
        job.control().stop();
        log.info("Job {} is interrupted; it goes on later", id(job));
      } else {
        log.warn("Job {} failed", id(job), e);
        fail(job, e);
      }
    } finally {
      if (Thread.interrupted()) {
        log.debug("Job {} was interrupted", id(job));
      }
      leave(job);
    }
  }

  private void carryOut(RunningJob job, JobRunner runner) {
    if (!job.control().cancelled()) {
      job.update(Changes.started(clock.instant()));
    }
    Job described = job.entry().job();
    try (StoreUse use = stores.use(described.store())) {
      JobContext context =
          new JobContext(job, use.store(), transports, preparePool, clock, maxLine);
      if (described.kind() == Kind.IMPORT) {
        importInto(context, runner);
      } else {
        Access access = new Access(authorization, job.entry().owner(), described.store());
        runner.run(new ExportRun(context, access));
      }
    }
    if (!job.entry().job().state().ended() && !job.control().stopping()) {
      throw new IllegalStateException("the runner of the job returned without finishing it");
    }
  }

  private static void importInto(JobContext context, JobRunner runner) {
    try (ImportRun run = new ImportRun(context)) {
      runner.run(run);
    }
  }

  private void fail(RunningJob job, RuntimeException e) {
    try {
      job.update(
          Changes.ended(
              job.control().cancelled() ? State.CANCEL_COMPLETED : State.FAILED,
              clock.instant(),
              job.tally().progress(),
              JobContext.reason(cause(e))));
    } catch (RuntimeException again) {
      log.error("The end of job {} cannot be written down", id(job), again);
    }
  }

  /** A runner may wrap what a step threw. */
  private static Throwable cause(RuntimeException e) {
    Throwable cause = e;
    while (!(cause instanceof LakeException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof LakeException ? cause : e;
  }

  private synchronized void leave(RunningJob job) {
    running--;
    open.remove(id(job));
    if (job.entry().job().state().ended()) {
      ended.put(id(job), job.entry());
    } else if (!closed) {
      enqueue(new RunningJob(table, job.entry()));
    }
    if (!closed) {
      dispatch();
    }
  }

  synchronized JobTable.@Nullable Entry find(String id) {
    RunningJob job = open.get(id);
    return job == null ? ended.get(id) : new JobTable.Entry(job.now(), job.entry().owner());
  }

  synchronized List<JobTable.Entry> all() {
    List<JobTable.Entry> all = new ArrayList<>(ended.values());
    for (RunningJob job : open.values()) {
      all.add(new JobTable.Entry(job.now(), job.entry().owner()));
    }
    return all;
  }

  synchronized Job cancel(String id) {
    RunningJob job = open.get(id);
    if (job == null) {
      throw new LakeException(Problem.CONFLICT, "job " + id + " has ended");
    }
    if (waiting.remove(id)) {
      job.update(
          Changes.ended(State.CANCEL_COMPLETED, clock.instant(), job.tally().progress(), null));
      open.remove(id);
      ended.put(id, job.entry());
    } else if (!job.control().cancelled()) {
      job.update(Changes.state(State.CANCEL_SUBMITTED));
      job.control().cancel();
    }
    return job.now();
  }

  @Override
  public void close() {
    List<RunningJob> jobs;
    synchronized (this) {
      closed = true;
      jobs = List.copyOf(open.values());
    }
    jobs.forEach(job -> job.control().stop());
    jobPool.shutdown();
    preparePool.shutdown();
    try {
      if (!jobPool.awaitTermination(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        log.warn("Jobs are still busy after {}; they are interrupted", STOP_PATIENCE);
        jobPool.shutdownNow();
      }
    } catch (InterruptedException e) {
      jobPool.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private static String id(RunningJob job) {
    return job.entry().job().id();
  }
}
