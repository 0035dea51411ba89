package health.tarn.core.job;

import health.tarn.api.LakeException;
import health.tarn.api.access.Authorization;
import health.tarn.api.job.Job;
import health.tarn.api.job.Job.Kind;
import health.tarn.api.job.Job.State;
import health.tarn.api.job.JobRunner;
import health.tarn.core.access.Access;
import health.tarn.core.store.OpenStores;
import health.tarn.core.store.StoreUse;
import health.tarn.spi.storage.StorageException;
import health.tarn.spi.transport.TransportException;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out one job with its runner, up to an end that is written down or until it is hindered.
 *
 * @param pool where chunks are prepared
 * @param maxLine the greatest size of a resource in bytes
 */
record JobExecution(
    OpenStores stores,
    Transports transports,
    Leftovers leftovers,
    Authorization authorization,
    InstantSource clock,
    ExecutorService pool,
    int maxLine) {

  private static final Logger log = LoggerFactory.getLogger(JobExecution.class);

  private static final String INTERRUPTED = "the job was interrupted";

  /** Runs a job. Returns what hindered it if it goes on later; null if it has ended. */
  @Nullable String run(RunningJob job, JobRunner runner) {
    try {
      carryOut(job, runner);
      return job.ended() ? null : INTERRUPTED;
    } catch (RuntimeException e) {
      if (Thread.interrupted() || job.control().stopping()) {
        job.control().stop();
        return INTERRUPTED;
      }
      Throwable cause = cause(e);
      if (JobContext.mayPass(cause) && !job.control().cancelled()) {
        return JobContext.reason(cause);
      }
      return fail(job, e);
    } finally {
      if (Thread.interrupted()) {
        log.debug("Job {} was interrupted", job.id());
      }
    }
  }

  private void carryOut(RunningJob job, JobRunner runner) {
    if (job.entry().job().startedAt() != null) {
      sweep(job);
    }
    if (!job.control().cancelled()) {
      job.update(Changes.started(clock.instant()));
    }
    Job described = job.entry().job();
    try (StoreUse use = stores.use(described.store())) {
      JobContext context = new JobContext(job, use.store(), transports, pool, clock, maxLine);
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

  /** What an earlier run has left unfinished can wait until this one ends. */
  private void sweep(RunningJob job) {
    try {
      leftovers.sweep(job.entry().job());
    } catch (TransportException e) {
      log.warn("Unfinished uploads of job {} stay for now: {}", job.id(), e.getMessage());
    }
  }

  private @Nullable String fail(RunningJob job, RuntimeException e) {
    try {
      log.warn("Job {} failed", job.id(), e);
      job.update(
          Changes.ended(
              job.control().cancelled() ? State.CANCEL_COMPLETED : State.FAILED,
              clock.instant(),
              job.tally().progress(),
              JobContext.reason(cause(e))));
      return null;
    } catch (LakeException again) {
      return "the job's end cannot be written down: " + again.getMessage();
    }
  }

  /** A runner may wrap what a step threw. */
  private static Throwable cause(RuntimeException e) {
    Throwable cause = e;
    while (!(cause instanceof LakeException || cause instanceof StorageException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof LakeException || cause instanceof StorageException ? cause : e;
  }
}
