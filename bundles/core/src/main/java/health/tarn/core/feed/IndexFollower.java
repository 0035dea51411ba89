package health.tarn.core.feed;

import health.tarn.api.ResourceKey;
import health.tarn.spi.search.IndexChange;
import health.tarn.spi.search.IndexEntry;
import health.tarn.spi.search.SearchIndex;
import health.tarn.spi.search.SearchIndex.Progress;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StoredVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one search index abreast of one storage's log.
 *
 * <p>Hints that follow one another are applied as they come; where one is missing, the log is read.
 * An index that is new, damaged, foreign or ahead of the storage is filled from a scan of the
 * current resources as of one {@code t} and follows from there. All work is done by one thread at a
 * time, taken from an executor while there is something to do.
 */
final class IndexFollower implements Feed, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(IndexFollower.class);

  private static final int RUN = 10_000;
  private static final int MAX_PENDING_CHANGES = 200_000;
  private static final int CHANGES_PER_COMMIT = 500_000;
  private static final long COMMIT_AFTER_NANOS = Duration.ofSeconds(5).toNanos();

  private static final long HINT_PATIENCE_NANOS = Duration.ofMillis(20).toNanos();

  private final Storage storage;
  private final SearchIndex index;
  private final LogReader reader;
  private final Executor executor;
  private final HintQueue hints = new HintQueue(MAX_PENDING_CHANGES);
  private final AtomicInteger scheduled = new AtomicInteger();
  private final Set<ResourceKey> poisoned = ConcurrentHashMap.newKeySet();
  private final Object progress = new Object();

  private volatile long appliedT;
  private volatile boolean filling;
  private volatile long filled;
  private volatile @Nullable RuntimeException failure;
  private volatile boolean closed;

  private long uncommitted;
  private long lastCommitNanos = System.nanoTime();

  IndexFollower(
      Storage storage,
      SearchIndex index,
      Function<StoredVersion, List<IndexEntry>> source,
      Executor executor) {
    this.storage = storage;
    this.index = index;
    this.reader = new LogReader(storage, source);
    this.executor = executor;
    Optional<Progress> durable = index.progress();
    if (durable.isPresent() && usable(durable.get())) {
      this.appliedT = durable.get().t();
    } else {
      this.filling = true;
    }
  }

  private boolean usable(Progress durable) {
    boolean own = durable.storageIdentity().equals(storage.identity());
    boolean ahead = durable.t() > storage.t();
    if (!own || ahead) {
      log.warn(
          "The search index {}; it is filled again",
          own
              ? "is at " + durable.t() + ", ahead of the storage at " + storage.t()
              : "belongs to another storage");
    }
    return own && !ahead;
  }

  @Override
  public void offer(Hint hint) {
    if (hint.t() > appliedT) {
      hints.add(hint);
    }
    schedule();
  }

  /** Looks for something to do; called whenever there may be, and now and then. */
  void schedule() {
    if (!closed && scheduled.getAndIncrement() == 0) {
      executor.execute(this::work);
    }
  }

  private void work() {
    int seen;
    do {
      seen = scheduled.get();
      try {
        if (!closed && failure == null) {
          if (filling) {
            fill();
          }
          follow();
          commitIfDue();
        }
      } catch (RuntimeException e) {
        log.error("The search index stands still at {}", appliedT, e);
        failure = e;
        signal();
      }
    } while (!scheduled.compareAndSet(seen, 0));
  }

  private void fill() {
    long t = storage.t();
    log.info("The search index is filled as of {}", t);
    long count = 0;
    filled = count;
    index.restart(storage.identity());
    ResourceKey after = null;
    while (!closed) {
      LogReader.Run run = reader.current(t, after, RUN);
      if (run.changes().isEmpty()) {
        break;
      }
      apply(run.changes(), 0, run.poisoned());
      count += run.changes().size();
      filled = count;
      after = run.changes().get(run.changes().size() - 1).key();
    }
    if (!closed) {
      apply(List.of(), t, List.of());
      commit();
      filling = false;
      reached(t);
      log.info("The search index is filled with {} resources", count);
    }
  }

  private void follow() {
    while (!closed && storage.t() > appliedT) {
      List<IndexChange> changes = new ArrayList<>();
      hints.await(appliedT, HINT_PATIENCE_NANOS);
      long t = hints.take(appliedT, RUN, changes);
      List<ResourceKey> withoutEntries = List.of();
      if (t == appliedT) {
        LogReader.Run run = reader.after(appliedT, RUN);
        t = run.t();
        changes = run.changes();
        withoutEntries = run.poisoned();
      }
      if (t <= appliedT) {
        return;
      }
      apply(changes, t, withoutEntries);
      reached(t);
    }
  }

  private void apply(List<IndexChange> changes, long t, List<ResourceKey> withoutEntries) {
    poisoned.addAll(withoutEntries);
    for (int refused : index.apply(changes, t)) {
      ResourceKey key = changes.get(refused).key();
      log.error("The search index cannot keep {}; it will not be found", key);
      poisoned.add(key);
    }
    uncommitted += changes.size() + 1L;
  }

  private void reached(long t) {
    appliedT = t;
    hints.forgetUpTo(t);
    signal();
  }

  private void signal() {
    synchronized (progress) {
      progress.notifyAll();
    }
  }

  private void commitIfDue() {
    long now = System.nanoTime();
    if (uncommitted >= CHANGES_PER_COMMIT
        || (uncommitted > 0 && now - lastCommitNanos > COMMIT_AFTER_NANOS)) {
      commit();
    }
  }

  private void commit() {
    index.commit();
    uncommitted = 0;
    lastCommitNanos = System.nanoTime();
  }

  /**
   * Waits until the index has reached a position.
   *
   * @return whether it has; false when the time is over, or the index stands still
   */
  boolean await(long t, Duration limit) {
    if (reachedAlready(t)) {
      return true;
    }
    schedule();
    long deadline = System.nanoTime() + limit.toNanos();
    synchronized (progress) {
      while (!reachedAlready(t)) {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0 || closed || failure != null) {
          return false;
        }
        try {
          progress.wait(millis);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
    return true;
  }

  private boolean reachedAlready(long t) {
    return !filling && appliedT >= t;
  }

  /** Waits, while the index lags by very much, so that a bulk writer does not run away from it. */
  void throttle(Duration limit) {
    if (hints.isHalfFull()) {
      await(storage.t(), limit);
    }
  }

  SearchIndex index() {
    return index;
  }

  long t() {
    return filling ? 0 : appliedT;
  }

  boolean filling() {
    return filling;
  }

  long filled() {
    return filled;
  }

  @Nullable RuntimeException failure() {
    return failure;
  }

  /** Returns the resources that searches may miss. */
  Set<ResourceKey> poisoned() {
    return Set.copyOf(poisoned);
  }

  /** Stops, makes durable what was applied, and closes the index. */
  @Override
  public void close() {
    closed = true;
    signal();
    while (scheduled.get() != 0) {
      Thread.onSpinWait();
    }
    if (!filling && failure == null) {
      index.commit();
    }
    index.close();
  }
}
