package health.tarn.route.exporting;

import health.tarn.api.job.ExportJob;
import health.tarn.api.job.ExportJob.Part;
import health.tarn.route.job.Interruptible;
import java.util.Iterator;

/** What the export does at each step; knows nothing of routes. */
final class ExportSteps {

  Iterator<Part> parts(ExportJob job) {
    return new Interruptible<>(job.parts());
  }

  void write(Part part) {
    part.write();
  }

  /**
   * Tells whether a failure is one of the part; an interruption is not, whatever it made a step
   * throw: the part is written again later.
   */
  boolean mayAbandon() {
    return !Thread.currentThread().isInterrupted();
  }

  void abandon(Part part, Throwable failure) {
    part.abandon(failure);
  }

  void finish(ExportJob job) {
    job.finish();
  }
}
