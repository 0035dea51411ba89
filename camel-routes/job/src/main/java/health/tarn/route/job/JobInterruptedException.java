package health.tarn.route.job;

import java.io.Serial;

/** The job's thread was interrupted, since the lake or the routes are being stopped. */
public final class JobInterruptedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  JobInterruptedException() {
    super("interrupted: the job goes on at its checkpoints when its routes are there again");
  }

  JobInterruptedException(Throwable cause) {
    this();
    initCause(cause);
  }
}
