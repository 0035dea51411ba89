package health.tarn.core.graph;

import health.tarn.api.ResourceKey;
import health.tarn.core.feed.FollowerPools;
import health.tarn.core.feed.Poisoned;
import health.tarn.core.feed.SerialWork;
import health.tarn.core.feed.WriteLoad;
import health.tarn.spi.graph.Graph;
import health.tarn.spi.graph.Graph.Progress;
import health.tarn.spi.storage.Storage;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one graph abreast of one storage's log, in batches, each one transaction: it is closed when
 * there are enough changes, when some seconds have passed, or when somebody waits for it. While
 * much is written, a batch is done now and then only.
 *
 * <p>A graph that is new, damaged, foreign or ahead of the storage is filled from a scan of the
 * current resources as of one {@code t} and follows from there. What goes wrong ends the work:
 * whoever owns the follower opens the graph again.
 */
final class GraphFollower implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(GraphFollower.class);

  private static final int BATCH = 500;
  private static final int FILL_BATCH = 5_000;
  private static final long BATCH_NANOS = Duration.ofSeconds(5).toNanos();

  private final Storage storage;
  private final Graph graph;
  private final GraphReader reader;
  private final Poisoned poisoned;
  private final WriteLoad load;
  private final SerialWork work;
  private final Object progress = new Object();
  private final AtomicLong waiting = new AtomicLong(BATCH);

  private volatile long appliedT;
  private volatile boolean filling;
  private volatile long filled;
  private volatile long asked;
  private volatile @Nullable Throwable failure;
  private volatile boolean closed;
  private long lastBatchNanos = System.nanoTime() - BATCH_NANOS;
  private boolean begun;
  private long fillT;
  private @Nullable ResourceKey fillAfter;

  /**
   * @param again whether the graph is filled again whatever it holds
   */
  GraphFollower(
      Storage storage,
      Graph graph,
      GraphReader reader,
      Poisoned poisoned,
      FollowerPools pools,
      WriteLoad load,
      boolean again) {
    this.storage = storage;
    this.graph = graph;
    this.reader = reader;
    this.poisoned = poisoned;
    this.load = load;
    this.work = new SerialWork(pools::filling, this::step, this::fail);
    Progress durable = graph.progress().orElse(null);
    if (again || durable == null || !isOfThisStorage(durable)) {
      this.filling = true;
    } else {
      this.appliedT = durable.t();
    }
  }

  private boolean isOfThisStorage(Progress durable) {
    boolean fits =
        durable.storageIdentity().equals(storage.identity()) && durable.t() <= storage.t();
    if (!fits) {
      log.warn("The graph belongs to another storage or is ahead of it; it is filled again");
    }
    return fits;
  }

  /** Hears that there is more in the log. */
  void wrote(int changes) {
    if (waiting.addAndGet(changes) >= BATCH) {
      schedule();
    }
  }

  /** Looks for something to do; called now and then. */
  void schedule() {
    if (failure == null) {
      work.schedule();
    }
  }

  private boolean step() {
    if (failure != null || !isDue()) {
      return false;
    }
    if (filling) {
      fillOn();
    } else {
      follow();
    }
    lastBatchNanos = System.nanoTime();
    return filling || storage.t() > appliedT;
  }

  private boolean isDue() {
    boolean late = System.nanoTime() - lastBatchNanos >= BATCH_NANOS;
    if (filling) {
      return late || !load.isHigh();
    }
    if (storage.t() <= appliedT) {
      return false;
    }
    return late || asked > appliedT || (waiting.get() >= BATCH && !load.isHigh());
  }

  private void fillOn() {
    if (!begun) {
      begin();
    }
    GraphReader.Run run = reader.current(fillT, fillAfter, load.isHigh() ? BATCH : FILL_BATCH);
    if (!run.keys().isEmpty()) {
      apply(run, 0);
      fillAfter = run.keys().get(run.keys().size() - 1);
      long before = filled;
      filled = before + run.keys().size();
      return;
    }
    apply(run, fillT);
    filling = false;
    reached(fillT);
    log.info("The graph is filled with {} resources", filled);
  }

  private void begin() {
    begun = true;
    fillT = storage.t();
    graph.restart(storage.identity());
    poisoned.clear();
    log.info("The graph is filled as of {}", fillT);
  }

  private void follow() {
    waiting.set(0);
    GraphReader.Run run = reader.after(appliedT, BATCH);
    if (run.t() <= appliedT) {
      return;
    }
    apply(run, run.t());
    if (storage.t() > run.t()) {
      waiting.set(BATCH);
    }
    reached(run.t());
  }

  private void apply(GraphReader.Run run, long t) {
    if (!poisoned.isEmpty()) {
      run.keys().forEach(poisoned::remove);
    }
    poisoned.add(run.poisoned());
    poisoned.save();
    graph.apply(run.changes(), t);
  }

  private void reached(long t) {
    appliedT = t;
    signal();
  }

  /** Ends the work: the graph cannot be trusted until it was opened again. */
  void fail(Throwable reason) {
    if (failure == null) {
      failure = reason;
      if (!closed) {
        log.error("The graph stands still at {}; it will be opened again", appliedT, reason);
      }
    }
    signal();
  }

  private void signal() {
    synchronized (progress) {
      progress.notifyAll();
    }
  }

  /**
   * Waits until the graph has reached a position, and lets it hurry.
   *
   * @return whether it has; false when the time is over, or the graph stands still
   */
  boolean await(long t, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    asked = Math.max(asked, t);
    schedule();
    synchronized (progress) {
      while (filling || appliedT < t) {
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

  boolean isAtRest() {
    return !filling && failure == null && appliedT >= storage.t();
  }

  Graph graph() {
    return graph;
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

  @Override
  public void close() {
    closed = true;
    signal();
    work.stop();
    graph.close();
  }
}
