package health.tarn.core.feed;

import org.jspecify.annotations.Nullable;

/** The newest point in time of the index that serves, shared by all who ask for it. */
final class Views {

  private @Nullable SharedView current;
  private @Nullable IndexFollower owner;

  /**
   * Returns a view of all that the index has applied, retained for the caller.
   *
   * @throws health.tarn.spi.search.SearchException if the index was closed or is damaged
   */
  synchronized SharedView of(IndexFollower follower) {
    SharedView known = current;
    if (known != null
        && owner == follower
        && known.view().t() == follower.index().t()
        && known.retain()) {
      return known;
    }
    drop();
    SharedView fresh = new SharedView(follower.index().view());
    fresh.retain();
    current = fresh;
    owner = follower;
    return fresh;
  }

  synchronized void drop() {
    SharedView known = current;
    current = null;
    owner = null;
    if (known != null) {
      known.release();
    }
  }
}
