package health.tarn.core.job;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does things later, one after the other. */
interface Delays extends AutoCloseable {

  void after(Duration pause, Runnable task);

  /** Does nothing any more. */
  @Override
  void close();

  /** Returns delays on a thread of that name. */
  static Delays onThread(String name) {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            },
            new java.util.concurrent.ThreadPoolExecutor.DiscardPolicy());
    return new Delays() {
      @Override
      public void after(Duration pause, Runnable task) {
        var unused = executor.schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
      }

      @Override
      public void close() {
        executor.shutdownNow();
      }
    };
  }
}
