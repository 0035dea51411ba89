package health.tarn.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs parts of a job side by side: one on the caller's thread, the others on a bounded pool that
 * all indexes share. Where the pool is busy or shut down, the caller runs them too.
 */
final class Lanes implements AutoCloseable {

  private static final long IDLE_SECONDS = 30;

  /** One part of a job. */
  interface Part {
    void run(int lane) throws IOException;
  }

  private final int count;
  private final ThreadPoolExecutor pool;

  Lanes(int count) {
    this.count = count;
    AtomicInteger number = new AtomicInteger();
    this.pool =
        new ThreadPoolExecutor(
            count,
            count,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(count),
            job -> {
              Thread thread = new Thread(job, "tarn-search-lucene-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            },
            (job, full) -> job.run());
    pool.allowCoreThreadTimeOut(true);
  }

  int count() {
    return count;
  }

  /** Runs the part once for each lane and returns when all are done. */
  void run(int lanes, Part part) throws IOException {
    List<Future<?>> others = new ArrayList<>(lanes - 1);
    for (int lane = 1; lane < lanes; lane++) {
      int number = lane;
      others.add(
          pool.submit(
              () -> {
                part.run(number);
                return number;
              }));
    }
    @Nullable IOException failure = null;
    try {
      part.run(0);
    } catch (IOException e) {
      failure = e;
    } finally {
      // All lanes end before the caller goes on, whatever happened in one of them.
      for (Future<?> other : others) {
        failure = await(other, failure);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static @Nullable IOException await(Future<?> lane, @Nullable IOException before) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          lane.get();
          return before;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          return e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    pool.shutdown();
  }
}
