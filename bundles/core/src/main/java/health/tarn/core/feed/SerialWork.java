package health.tarn.core.feed;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work that is done by one thread at a time, step by step. After each step the thread goes back to
 * its pool, so that others get their turn.
 */
public final class SerialWork {

  private final Supplier<Executor> pool;
  private final BooleanSupplier step;
  private final Consumer<Throwable> failed;
  private final AtomicInteger asked = new AtomicInteger();
  private final Object end = new Object();
  private volatile boolean stopped;

  /**
   * @param pool where the next step is done
   * @param step does a part of the work and tells whether there is more
   * @param failed hears of what a step threw; the work is over for now
   */
  public SerialWork(Supplier<Executor> pool, BooleanSupplier step, Consumer<Throwable> failed) {
    this.pool = pool;
    this.step = step;
    this.failed = failed;
  }

  /** Says that there may be something to do. */
  public void schedule() {
    if (!stopped && asked.getAndIncrement() == 0) {
      submit();
    }
  }

  private void submit() {
    pool.get().execute(this::run);
  }

  private void run() {
    int seen = asked.get();
    boolean more = false;
    try {
      more = !stopped && step.getAsBoolean();
    } catch (RuntimeException | Error e) {
      failed.accept(e);
    }
    if (more || !asked.compareAndSet(seen, 0)) {
      submit();
      return;
    }
    synchronized (end) {
      end.notifyAll();
    }
  }

  /** Returns when no step is being done, and none will be. */
  public void stop() {
    stopped = true;
    boolean interrupted = false;
    synchronized (end) {
      while (asked.get() != 0) {
        try {
          end.wait(1_000);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
