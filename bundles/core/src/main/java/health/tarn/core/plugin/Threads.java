package health.tarn.core.plugin;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes threads that have a name and keep no process alive. */
final class Threads {

  private static final long IDLE_SECONDS = 10;

  private Threads() {}

  static ThreadFactory named(String prefix) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, prefix + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Returns what does one thing after the other, and has no thread while there is nothing. */
  static ExecutorService single(String prefix) {
    ThreadPoolExecutor one =
        new ThreadPoolExecutor(
            1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(prefix));
    one.allowCoreThreadTimeOut(true);
    return one;
  }
}
