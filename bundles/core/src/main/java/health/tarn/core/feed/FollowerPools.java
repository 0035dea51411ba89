package health.tarn.core.feed;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that keep the indexes of all data stores. Those that fill new indexes are others than
 * those that follow the log, so that a long fill keeps no other index behind.
 */
public final class FollowerPools implements AutoCloseable {

  private static final long IDLE_SECONDS = 10;

  private final ThreadPoolExecutor following;
  private final ThreadPoolExecutor filling;

  /**
   * @param processors how many there are
   */
  public FollowerPools(int processors) {
    this.following = pool("tarn-follower-", Math.max(2, processors));
    this.filling = pool("tarn-filler-", Math.max(1, processors / 2));
  }

  private static ThreadPoolExecutor pool(String name, int threads) {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, name + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  public Executor following() {
    return following;
  }

  public Executor filling() {
    return filling;
  }

  @Override
  public void close() {
    following.shutdown();
    filling.shutdown();
  }
}
