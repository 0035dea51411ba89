package health.tarn.core.feed;

import health.tarn.api.ResourceKey;
import health.tarn.spi.search.IndexChange;
import health.tarn.spi.search.SearchIndex;
import health.tarn.spi.search.SearchIndex.Progress;
import health.tarn.spi.storage.Storage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one search index abreast of one storage's log.
 *
 * <p>Hints that follow one another are applied as they come; where one is missing, the log is read.
 * An index that is new, damaged, foreign or ahead of the storage is filled from a scan of the
 * current resources as of one {@code t} and follows from there. All work is done by one thread at a
 * time, taken from a pool for one step after the other. What goes wrong ends the work: whoever owns
 * the follower opens the index again.
 */
final class IndexFollower implements Feed, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(IndexFollower.class);

  private static final int RUN = 10_000;
  private static final int CHANGES_PER_COMMIT = 500_000;
  private static final long COMMIT_AFTER_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long HINT_PATIENCE_NANOS = Duration.ofMillis(20).toNanos();

  private final Storage storage;
  private final SearchIndex index;
  private final Recipe recipe;
  private final LogReader reader;
  private final Poisoned poisoned;
  private final HintQueue hints;
  private final SerialWork work;
  private final Object progress = new Object();

  private volatile long appliedT;
  private volatile boolean filling;
  private volatile @Nullable Throwable failure;
  private volatile boolean closed;
  private @Nullable IndexFill fill;
  private volatile long filled;

  private long uncommitted;
  private long lastCommitNanos = System.nanoTime();

  IndexFollower(
      Storage storage,
      SearchIndex index,
      EntrySource source,
      Poisoned poisoned,
      FollowerPools pools,
      HintBudget budget) {
    this.storage = storage;
    this.index = index;
    this.recipe = source.recipe();
    this.reader = new LogReader(storage, source);
    this.poisoned = poisoned;
    this.hints = new HintQueue(budget);
    this.work =
        new SerialWork(() -> filling ? pools.filling() : pools.following(), this::step, this::fail);
    Progress durable = index.progress().orElse(null);
    if (durable == null || !IndexFill.isOf(storage, durable)) {
      this.filling = true;
    } else {
      this.appliedT = durable.t();
    }
  }

  @Override
  public void offer(Hint hint) {
    if (!filling && hint.t() > appliedT && hint.recipe().equals(recipe) && failure == null) {
      hints.add(hint);
      if (closed || failure != null) {
        hints.clear();
      }
    }
    schedule();
  }

  /** Looks for something to do; called whenever there may be, and now and then. */
  void schedule() {
    if (failure == null) {
      work.schedule();
    }
  }

  /** Does a part of what there is to do; tells whether there is more. */
  private boolean step() {
    if (failure != null) {
      return false;
    }
    if (filling) {
      fillOn();
      return true;
    }
    boolean further = follow();
    long now = System.nanoTime();
    if (uncommitted >= CHANGES_PER_COMMIT
        || (uncommitted > 0 && now - lastCommitNanos > COMMIT_AFTER_NANOS)) {
      commit();
    }
    return further && storage.t() > appliedT;
  }

  private void fillOn() {
    IndexFill begun = fill;
    if (begun == null) {
      begun = new IndexFill(reader, storage.t());
      log.info("The search index is filled as of {}", begun.t());
      index.restart(storage.identity());
      poisoned.clear();
      fill = begun;
    }
    LogReader.Run run = begun.next(RUN);
    if (!run.changes().isEmpty()) {
      apply(run.changes(), 0, run.poisoned());
      filled = begun.count();
      return;
    }
    apply(List.of(), begun.t(), List.of());
    commit();
    filling = false;
    reached(begun.t());
    log.info("The search index is filled with {} resources", begun.count());
  }

  /** Applies the next hints, or a part of the log; tells whether that went anywhere. */
  private boolean follow() {
    if (storage.t() <= appliedT) {
      return false;
    }
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
      return false;
    }
    apply(changes, t, withoutEntries);
    reached(t);
    return true;
  }

  private void apply(List<IndexChange> changes, long t, List<ResourceKey> withoutEntries) {
    List<Integer> refused = index.apply(changes, t);
    if (!poisoned.isEmpty()) {
      changes.forEach(change -> poisoned.remove(change.key()));
    }
    poisoned.add(withoutEntries);
    for (int place : refused) {
      ResourceKey key = changes.get(place).key();
      log.error("The search index cannot keep all of {}; searches may miss it", key);
      poisoned.add(List.of(key));
    }
    uncommitted += changes.size() + 1L;
  }

  private void reached(long t) {
    appliedT = t;
    hints.forgetUpTo(t);
    signal();
  }

  private void commit() {
    poisoned.save();
    index.commit();
    uncommitted = 0;
    lastCommitNanos = System.nanoTime();
  }

  /** Ends the work: the index cannot be trusted until it was opened again. */
  void fail(Throwable reason) {
    if (failure == null) {
      failure = reason;
      if (!closed) {
        log.error("The search index stands still at {}; it will be opened again", appliedT, reason);
      }
    }
    hints.clear();
    signal();
  }

  private void signal() {
    synchronized (progress) {
      progress.notifyAll();
    }
  }

  /**
   * Waits until the index has reached a position.
   *
   * @return whether it has; false when the time is over, or the index stands still
   */
  boolean await(long t, Duration limit) {
    if (hasReached(t)) {
      return true;
    }
    schedule();
    return awaitThat(() -> hasReached(t), limit);
  }

  private boolean hasReached(long t) {
    return !filling && appliedT >= t;
  }

  /** Waits, while the index lags by very much, so that a bulk writer does not run away from it. */
  void throttle(Duration limit) {
    if (hints.isLong()) {
      awaitThat(() -> !hints.isLong(), limit);
    }
  }

  private boolean awaitThat(BooleanSupplier condition, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    synchronized (progress) {
      while (!condition.getAsBoolean()) {
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

  @Nullable Throwable failure() {
    return failure;
  }

  Poisoned poisoned() {
    return poisoned;
  }

  /** Stops, and closes the index without making durable what was applied. */
  void discard() {
    stop();
    index.close();
  }

  /** Stops, makes durable what was applied, and closes the index whatever happens. */
  @Override
  public void close() {
    stop();
    try (SearchIndex closing = index) {
      if (!filling && failure == null) {
        poisoned.save();
        closing.commit();
      }
    }
  }

  private void stop() {
    closed = true;
    hints.clear();
    signal();
    work.stop();
  }
}
