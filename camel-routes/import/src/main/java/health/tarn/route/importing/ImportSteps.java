package health.tarn.route.importing;

import health.tarn.api.job.ImportJob;
import health.tarn.api.job.ImportJob.Chunk;
import health.tarn.api.job.ImportJob.ImportObject;
import health.tarn.route.job.Interruptible;
import java.util.Iterator;

/** What the import does at each step; knows nothing of routes. */
final class ImportSteps {

  Iterator<ImportObject> objects(ImportJob job) {
    return new Interruptible<>(job.objects());
  }

  Iterator<Chunk> chunks(ImportObject object) {
    return new Interruptible<>(object.chunks());
  }

  void accept(ImportObject object, Chunk chunk) {
    object.accept(chunk);
  }

  /** Also when the chunks ended early: the object itself knows whether it was read to its end. */
  void complete(ImportObject object) {
    object.complete();
  }

  /**
   * Tells whether a failure is one of the object; an interruption is not, whatever it made a step
   * throw: the object goes on at its checkpoint.
   */
  boolean mayAbandon() {
    return !Thread.currentThread().isInterrupted();
  }

  void abandon(ImportObject object, Throwable failure) {
    object.abandon(failure);
  }

  void finish(ImportJob job) {
    job.finish();
  }
}
