package health.tarn.core.feed;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import java.time.Duration;

/** What a search is told that waits no longer for its index. */
final class Lag {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private Lag() {}

  static LakeException of(IndexFollower follower, long t) {
    return LakeException.retryLater(
        Problem.UNAVAILABLE, "the search index " + state(follower, t), PAUSE);
  }

  private static String state(IndexFollower follower, long t) {
    if (follower.failure() != null) {
      return "stands still at " + follower.t() + " and is opened again";
    }
    return follower.filling()
        ? "is being filled, " + follower.filled() + " resources so far; try again"
        : "is at " + follower.t() + " of " + t + "; try again";
  }
}
