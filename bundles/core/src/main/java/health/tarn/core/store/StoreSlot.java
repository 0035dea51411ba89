package health.tarn.core.store;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place of one data store among those that are open: it is opened by its first user, and closed
 * only when nobody uses it.
 */
final class StoreSlot {

  private static final Logger log = LoggerFactory.getLogger(StoreSlot.class);

  private @Nullable OpenStore store;
  private int users;
  private long lastUseNanos;
  private boolean closing;
  private final AtomicBoolean upkeeping = new AtomicBoolean();

  /** Returns the open store to one more user, who leaves again; opens it if it is closed. */
  synchronized OpenStore enter(Supplier<OpenStore> opening) {
    awaitWhile(() -> closing, Long.MAX_VALUE);
    OpenStore open = store;
    if (open == null) {
      open = opening.get();
      store = open;
    }
    users++;
    return open;
  }

  synchronized void leave() {
    users--;
    lastUseNanos = System.nanoTime();
    if (users == 0) {
      notifyAll();
    }
  }

  /** Returns the store if it is open now, without using it. */
  synchronized @Nullable OpenStore peek() {
    return closing ? null : store;
  }

  /** Puts a changed description of the same open parts in place, if the store is open. */
  synchronized void replace(UnaryOperator<OpenStore> change) {
    awaitWhile(() -> closing, Long.MAX_VALUE);
    OpenStore open = store;
    if (open != null) {
      store = change.apply(open);
    }
  }

  /** Runs the upkeep of this store on a pool, unless it is running already. */
  void upkeep(Executor pool, Runnable task) {
    if (upkeeping.compareAndSet(false, true)) {
      pool.execute(
          () -> {
            try {
              task.run();
            } finally {
              upkeeping.set(false);
            }
          });
    }
  }

  /** Closes the store if nobody has used it for the time, and it has nothing to do by itself. */
  void closeIfIdle(Duration idle) {
    OpenStore open;
    synchronized (this) {
      open = peek();
      if (open == null
          || users > 0
          || System.nanoTime() - lastUseNanos < idle.toNanos()
          || !open.isAtRest()) {
        return;
      }
      closing = true;
    }
    close(open);
  }

  /** Closes the store: when its users have left, or when the patience is over. */
  void close(Duration patience) {
    OpenStore open;
    synchronized (this) {
      open = peek();
      if (open == null) {
        return;
      }
      closing = true;
      awaitWhile(() -> users > 0, patience.toNanos());
      if (users > 0) {
        log.warn("Data store {} is closed while it is used {} times", open.id(), users);
      }
    }
    close(open);
  }

  /** Whoever enters meanwhile waits, since a folder is open once at a time. */
  private void close(OpenStore open) {
    try {
      open.close();
    } finally {
      synchronized (this) {
        store = null;
        closing = false;
        notifyAll();
      }
    }
  }

  private void awaitWhile(BooleanSupplier condition, long nanos) {
    long start = System.nanoTime();
    boolean interrupted = false;
    while (condition.getAsBoolean() && System.nanoTime() - start < nanos) {
      long millis = Math.min(1_000, Math.max(1, (nanos - (System.nanoTime() - start)) / 1_000_000));
      try {
        wait(millis);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
