package health.tarn.core.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** Holds what is to be done later until a test lets it go. */
@NullUnmarked // A null fails the test by itself.
final class HeldDelays implements Delays {

  private final List<Duration> pauses = new ArrayList<>();
  private Runnable held;

  @Override
  public synchronized void after(Duration pause, Runnable task) {
    pauses.add(pause);
    held = task;
  }

  synchronized List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  /** Does what was to be done last. */
  void letGo() {
    Runnable task;
    synchronized (this) {
      task = held;
    }
    task.run();
  }

  @Override
  public void close() {}
}
