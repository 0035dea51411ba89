package health.tarn.rest;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of request bodies may be in memory at once, over all requests. */
final class BodyBudget {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final long limit;
  private final AtomicLong used = new AtomicLong();

  BodyBudget(long limit) {
    this.limit = limit;
  }

  /**
   * Takes a part, which the caller gives back by {@link #release}.
   *
   * @throws LakeException with {@link Problem#TOO_BUSY} if others hold too much; then nothing is
   *     taken
   */
  void reserve(long bytes) {
    if (used.addAndGet(bytes) > limit) {
      used.addAndGet(-bytes);
      throw LakeException.retryLater(
          Problem.TOO_BUSY,
          "the bodies of the requests at work fill their memory; send this one again later",
          RETRY_AFTER);
    }
  }

  void release(long bytes) {
    used.addAndGet(-bytes);
  }

  /** How many bytes are taken now. */
  long used() {
    return used.get();
  }
}
