package health.tarn.core.job;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.access.Authorization;
import health.tarn.api.job.Job;
import health.tarn.api.job.Job.Kind;
import health.tarn.api.job.Job.State;
import health.tarn.api.job.JobRunner;
import health.tarn.core.store.OpenStores;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives jobs to runners, a few at once, the oldest first. */
final class JobDispatcher implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(JobDispatcher.class);

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

  private static final Pauses PAUSES = new Pauses(Duration.ofSeconds(1), Duration.ofMinutes(1));
  private static final int MOST_TRIES_TO_TIDY = 10;

  private final JobTable table;
  private final Consumer<Job> ends;
  private final InstantSource clock;
  private final int atOnce;
  private final Delays delays;
  private final JobExecution execution;
  private final Leftovers leftovers;
  private final ExecutorService jobPool;
  private final ExecutorService preparePool;
  private final Map<Kind, JobRunner> runners = new ConcurrentHashMap<>();
  private final Map<String, RunningJob> open = new LinkedHashMap<>();
  private final Map<String, JobTable.Entry> ended = new ConcurrentHashMap<>();
  private final List<String> waiting = new ArrayList<>();
  private final Set<RunningJob> aside = new LinkedHashSet<>();
  private int running;
  private boolean closed;

  /**
   * @param ends hears of each job that has ended; returns at once
   */
  JobDispatcher(
      JobTable table,
      OpenStores stores,
      Transports transports,
      Authorization authorization,
      Consumer<Job> ends,
      InstantSource clock,
      JobConfig config,
      Delays delays) {
    this.table = table;
    this.ends = ends;
    this.clock = clock;
    this.delays = delays;
    this.leftovers = new Leftovers(stores, transports, clock);
    this.atOnce = config.jobs_at_once();
    int threads = config.preparing_threads();
    this.jobPool = Executors.newFixedThreadPool(atOnce, named("tarn-job-"));
    this.preparePool =
        Executors.newFixedThreadPool(
            threads > 0 ? threads : Runtime.getRuntime().availableProcessors(),
            named("tarn-prepare-"));
    this.execution =
        new JobExecution(
            stores,
            transports,
            leftovers,
            authorization,
            clock,
            preparePool,
            config.max_resource_bytes());
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
        if (!entry.tidy()) {
          later(() -> tidy(new RunningJob(table, entry), 1));
        }
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
    open.put(job.id(), job);
    waiting.add(job.id());
    dispatch();
  }

  void add(JobRunner runner) {
    runners.put(runner.kind(), runner);
    tryAgain();
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
      } else if (job != null) {
        queue(job);
      }
    }
  }

  private static void queue(RunningJob job) {
    try {
      job.update(Changes.queued());
    } catch (LakeException e) {
      log.warn("Job {} is queued, which cannot be written down: {}", job.id(), e.getMessage());
    }
  }

  private void run(RunningJob job, JobRunner runner) {
    String hindrance = "the job's thread broke down; the log has more";
    try {
      hindrance = execution.run(job, runner);
    } finally {
      leave(job, hindrance);
    }
    if (job.ended()) {
      tidy(job, 1);
    }
  }

  /** What cannot be removed for a long while is removed when the lake starts again. */
  private void tidy(RunningJob job, int tries) {
    try {
      leftovers.remove(job.entry().job());
      job.tidied();
      ended.put(job.id(), job.entry());
    } catch (RuntimeException e) {
      log.warn("What job {} has left cannot be removed now: {}", job.id(), e.getMessage());
      if (tries < MOST_TRIES_TO_TIDY) {
        delays.after(PAUSES.after(tries), () -> later(() -> tidy(job, tries + 1)));
      }
    }
  }

  private synchronized void later(Runnable task) {
    if (!closed) {
      jobPool.execute(task);
    }
  }

  private synchronized void leave(RunningJob job, @Nullable String hindrance) {
    running--;
    open.remove(job.id());
    if (job.ended()) {
      ended.put(job.id(), job.entry());
      ends.accept(job.entry().job());
    } else if (!closed) {
      putAside(job, String.valueOf(hindrance));
    } else {
      log.info("Job {} goes on when the lake is back: {}", job.id(), hindrance);
    }
    if (!closed) {
      dispatch();
    }
  }

  /** A job that cannot go on now must neither end nor be tried without a pause. */
  private void putAside(RunningJob job, String why) {
    Duration pause = PAUSES.after(job.tries());
    log.info("Job {} is tried again in {} s: {}", job.id(), pause.toSeconds(), why);
    RunningJob again = job.again(why);
    open.put(job.id(), again);
    aside.add(again);
    delays.after(pause, () -> takeUp(again));
  }

  private synchronized void takeUp(RunningJob job) {
    if (aside.remove(job)) {
      waiting.add(job.id());
      dispatch();
    }
  }

  /** Takes up all jobs that were put aside: what they lacked may be there. */
  synchronized void tryAgain() {
    List.copyOf(aside).forEach(this::takeUp);
    dispatch();
  }

  synchronized JobTable.@Nullable Entry find(String id) {
    RunningJob job = open.get(id);
    return job == null ? ended.get(id) : job.entry().with(job.now());
  }

  synchronized List<JobTable.Entry> all() {
    List<JobTable.Entry> all = new ArrayList<>(ended.values());
    for (RunningJob job : open.values()) {
      all.add(job.entry().with(job.now()));
    }
    return all;
  }

  synchronized Job cancel(String id) {
    RunningJob job = open.get(id);
    if (job == null) {
      throw new LakeException(Problem.CONFLICT, "job " + id + " has ended");
    }
    if (waiting.contains(id)) {
      job.update(
          Changes.ended(State.CANCEL_COMPLETED, clock.instant(), job.tally().progress(), null));
      waiting.remove(id);
      open.remove(id);
      ended.put(id, job.entry());
      ends.accept(job.entry().job());
      later(() -> tidy(job, 1));
    } else if (!job.control().cancelled()) {
      job.update(Changes.cancelling());
      job.control().cancel();
      takeUp(job);
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
    delays.close();
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
}
