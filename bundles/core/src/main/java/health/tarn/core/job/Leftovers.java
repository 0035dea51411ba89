package health.tarn.core.job;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.job.Job;
import health.tarn.api.job.Job.Kind;
import health.tarn.core.store.OpenStores;
import health.tarn.core.store.StoreUse;
import health.tarn.spi.transport.TransportException;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a job leaves beside its results. */
record Leftovers(OpenStores stores, Transports transports, InstantSource clock) {

  private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

  /** The folder is the job's own, and it writes nothing now: whatever was begun, it was before. */
  private static final Duration DIFFERENCE_OF_CLOCKS = Duration.ofDays(1);

  /** Removes all of it when the job has ended; doing so again changes nothing. */
  void remove(Job job) {
    if (job.kind() == Kind.IMPORT) {
      forgetChunks(job);
    }
    sweep(job);
  }

  private void forgetChunks(Job job) {
    try (StoreUse use = stores.use(job.store())) {
      new ImportNotes(use.store(), job.id()).forgetChunks();
    } catch (LakeException e) {
      if (e.problem() != Problem.NOT_FOUND) {
        throw e;
      }
      log.debug("The notes of job {} went with its data store", job.id());
    }
  }

  /**
   * Throws away what the job began to write and never committed.
   *
   * @throws TransportException if that may succeed later
   */
  void sweep(Job job) {
    try {
      int swept =
          transports
              .of(job.output())
              .sweep(job.output(), clock.instant().plus(DIFFERENCE_OF_CLOCKS));
      if (swept > 0) {
        log.info("Job {} had left {} uploads unfinished", job.id(), swept);
      }
    } catch (TransportException e) {
      if (e.retryable()) {
        throw e;
      }
      log.warn("Unfinished uploads of job {} cannot be swept: {}", job.id(), e.getMessage());
    }
  }
}
