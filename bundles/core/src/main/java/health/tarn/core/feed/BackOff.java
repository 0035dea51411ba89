package health.tarn.core.feed;

import java.time.Duration;

/** A pause between attempts, each twice as long as the one before, from a second to a minute. */
public final class BackOff {

  private static final long FIRST_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();

  private long pauseNanos;
  private long beganNanos;

  /** An attempt has failed: the next one is due after a pause. */
  public void failed() {
    pauseNanos = pauseNanos == 0 ? FIRST_NANOS : Math.min(pauseNanos * 2, LONGEST_NANOS);
    beganNanos = System.nanoTime();
  }

  public void succeeded() {
    pauseNanos = 0;
  }

  public boolean isOver() {
    return pauseNanos == 0 || System.nanoTime() - beganNanos >= pauseNanos;
  }
}
