package health.tarn.core.job;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.job.Job;
import health.tarn.core.store.OpenStore;
import health.tarn.core.write.StorageFaults;
import health.tarn.spi.storage.StorageError;
import health.tarn.spi.storage.StorageException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of a running job work with.
 *
 * @param pool where chunks are prepared
 * @param maxLine the greatest size of a resource in bytes
 */
record JobContext(
    RunningJob running,
    OpenStore store,
    Transports transports,
    ExecutorService pool,
    InstantSource clock,
    int maxLine) {

  Job job() {
    return running.entry().job();
  }

  Control control() {
    return running.control();
  }

  Tally tally() {
    return running.tally();
  }

  /** Writes down where the job stands. */
  void update(UnaryOperator<Job> change) {
    running.update(change);
  }

  /**
   * Tells whether a job that failed so may go on later: a service is missing, the lake is being
   * stopped, or the job's state cannot be written down.
   */
  static boolean mayPass(@Nullable Throwable failure) {
    return (failure instanceof LakeException lake && lake.problem() == Problem.UNAVAILABLE)
        || (failure instanceof StorageException storage && storage.error() == StorageError.CLOSED);
  }

  /** Throws a reason for which the job is put aside; a cancelled job ends all the same. */
  void throwIfItMayPass(@Nullable Throwable failure) {
    if (mayPass(failure) && !control().cancelled()) {
      throw LakeException.retryLater(Problem.UNAVAILABLE, reason(failure), Duration.ofSeconds(1));
    }
  }

  /** Says in the lake's words why a step failed. */
  static String reason(@Nullable Throwable failure) {
    if (failure instanceof StorageException storage) {
      return reason(StorageFaults.translate(storage));
    }
    String message = failure == null ? null : failure.getMessage();
    return message == null ? String.valueOf(failure) : message;
  }
}
