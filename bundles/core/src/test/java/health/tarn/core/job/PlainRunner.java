package health.tarn.core.job;

import health.tarn.api.job.ExportJob;
import health.tarn.api.job.ImportJob;
import health.tarn.api.job.Job.Kind;
import health.tarn.api.job.JobRunner;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.NullUnmarked;

/** Runs the steps one after the other, as a route does. */
@NullUnmarked // A null fails the test by itself.
class PlainRunner implements JobRunner {

  private final Kind kind;
  private final int mostChunks;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /**
   * @param mostChunks after how many chunks of an import it is interrupted; -1 for never
   */
  PlainRunner(Kind kind, int mostChunks) {
    this.kind = kind;
    this.mostChunks = mostChunks;
  }

  /** Opens when the runner was interrupted. */
  CountDownLatch stopped() {
    return stopped;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public void run(ImportJob job) {
    int chunks = 0;
    Iterator<ImportJob.ImportObject> objects = job.objects();
    while (objects.hasNext()) {
      ImportJob.ImportObject object = objects.next();
      Iterator<ImportJob.Chunk> lines = object.chunks();
      while (lines.hasNext()) {
        object.accept(lines.next());
        if (++chunks == mostChunks) {
          stopped.countDown();
          Thread.currentThread().interrupt();
          throw new IllegalStateException("the runner was stopped");
        }
      }
      object.complete();
    }
    job.finish();
  }

  @Override
  public void run(ExportJob job) {
    job.parts().forEachRemaining(ExportJob.Part::write);
    job.finish();
  }
}
