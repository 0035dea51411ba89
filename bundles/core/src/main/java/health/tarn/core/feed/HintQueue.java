package health.tarn.core.feed;

import health.tarn.spi.search.IndexChange;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The hints that wait for an index, each found by the position that it follows on. */
final class HintQueue {

  private static final long POLL_NANOS = 50_000;

  private final HintBudget budget;
  private final ConcurrentHashMap<Long, Hint> hints = new ConcurrentHashMap<>();

  HintQueue(HintBudget budget) {
    this.budget = budget;
  }

  /** Keeps a hint, or forgets it if there are too many: the log has it too. */
  void add(Hint hint) {
    if (budget.take(hint.bytes())) {
      Hint before = hints.put(hint.previousT(), hint);
      if (before != null) {
        budget.giveBack(before.bytes());
      }
    }
  }

  /**
   * Takes hints that follow one another from a position, until there are {@code enough} changes.
   *
   * @return where the log stands after them; the position itself if there is no hint
   */
  long take(long from, int enough, List<IndexChange> into) {
    long t = from;
    while (into.size() < enough) {
      @Nullable Hint hint = hints.remove(t);
      if (hint == null) {
        break;
      }
      budget.giveBack(hint.bytes());
      into.addAll(hint.changes());
      t = hint.t();
    }
    return t;
  }

  /**
   * Waits a little for the hint that follows on a position: the commit is seen a moment before its
   * hint is here, and reading it from the log would cost more than the moment.
   */
  void await(long from, long nanos) {
    long start = System.nanoTime();
    while (!hints.containsKey(from) && System.nanoTime() - start < nanos) {
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** Hints that were overtaken by reading the log would otherwise stay for ever. */
  void forgetUpTo(long t) {
    if (!hints.isEmpty()) {
      hints.forEach(
          (from, hint) -> {
            if (hint.t() <= t && hints.remove(from, hint)) {
              budget.giveBack(hint.bytes());
            }
          });
    }
  }

  void clear() {
    forgetUpTo(Long.MAX_VALUE);
  }

  /** Tells whether the index lags by so much that a bulk writer should wait for it. */
  boolean isLong() {
    return budget.isHalfUsed() && !hints.isEmpty();
  }
}
