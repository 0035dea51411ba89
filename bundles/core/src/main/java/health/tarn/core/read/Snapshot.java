package health.tarn.core.read;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StoredVersion;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What there was at one {@code t}; what was erased since is left out. */
public final class Snapshot {

  private static final int FIRST_AT_ONCE = 8;
  private static final int MOST_AT_ONCE = 32;

  private final Storage storage;
  private final long t;

  public Snapshot(Storage storage, long t) {
    this.storage = storage;
    this.t = t;
  }

  /**
   * Reads resources in the order of the keys until the budget is spent. It reads few at once, and
   * fewer if they are long.
   *
   * @param wanted decides on what there is; what is not wanted costs nothing
   * @return how many of the keys were dealt with
   */
  public int read(
      List<ResourceKey> keys,
      AnswerBudget budget,
      Predicate<StoredVersion> wanted,
      Consumer<StoredVersion> taken) {
    int done = 0;
    int atOnce = FIRST_AT_ONCE;
    long longest = 1;
    while (done < keys.size()) {
      List<ResourceKey> some = keys.subList(done, Math.min(done + atOnce, keys.size()));
      for (StoredVersion version : storage.asOf(some, t)) {
        byte @Nullable [] body = version == null ? null : version.body();
        if (version != null && body != null && wanted.test(version)) {
          if (!budget.take(body)) {
            return done;
          }
          taken.accept(version);
          longest = Math.max(longest, body.length);
        }
        done++;
      }
      atOnce = (int) Math.max(1, Math.min(MOST_AT_ONCE, budget.bytesLeft() / longest));
    }
    return done;
  }
}
