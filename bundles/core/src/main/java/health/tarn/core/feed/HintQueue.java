package health.tarn.core.feed;

import health.tarn.spi.search.IndexChange;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The hints that wait for an index, each found by the position that it follows on. */
final class HintQueue {

  private static final long POLL_NANOS = 50_000;

  private final long mostChanges;
  private final ConcurrentHashMap<Long, Hint> hints = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  HintQueue(long mostChanges) {
    this.mostChanges = mostChanges;
  }

  /** Keeps a hint, or forgets it if there are too many: the log has it too. */
  void add(Hint hint) {
    if (changes.get() < mostChanges) {
      hints.put(hint.previousT(), hint);
      changes.addAndGet(hint.changes().size());
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
      changes.addAndGet(-hint.changes().size());
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
      hints.values().removeIf(hint -> isOvertaken(hint, t));
    }
  }

  private boolean isOvertaken(Hint hint, long t) {
    boolean overtaken = hint.t() <= t;
    if (overtaken) {
      changes.addAndGet(-hint.changes().size());
    }
    return overtaken;
  }

  /** Tells whether the index lags by so much that a bulk writer should wait. */
  boolean isHalfFull() {
    return changes.get() >= mostChanges / 2;
  }
}
