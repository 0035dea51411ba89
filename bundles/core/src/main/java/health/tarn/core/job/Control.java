package health.tarn.core.job;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Tells the steps of a job whether to go on. */
final class Control {

  private boolean cancelled;
  private boolean stopping;

  /** Somebody asked the job to end. */
  synchronized void cancel() {
    cancelled = true;
    notifyAll();
  }

  /** The lake stops; the job goes on when it is back. */
  synchronized void stop() {
    stopping = true;
    notifyAll();
  }

  synchronized boolean cancelled() {
    return cancelled;
  }

  synchronized boolean stopping() {
    return stopping;
  }

  synchronized boolean goOn() {
    return !cancelled && !stopping;
  }

  /** Waits before a further try, or until it is not wanted any more. */
  synchronized void pause(Duration duration, BooleanSupplier wanted) {
    long deadline = System.nanoTime() + duration.toNanos();
    while (wanted.getAsBoolean()) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return;
      }
      try {
        wait(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        stopping = true;
        return;
      }
    }
  }
}
