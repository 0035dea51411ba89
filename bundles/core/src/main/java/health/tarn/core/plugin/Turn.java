package health.tarn.core.plugin;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call of a plugin, while it lasts.
 *
 * <p>A call that is given up is interrupted, but never within the lake: an interrupt there would
 * close the files of an engine. It is interrupted when it comes out, and is not let in again.
 */
final class Turn {

  private @Nullable Thread thread;
  private int inside;
  private boolean over;

  synchronized void begin() {
    thread = Thread.currentThread();
  }

  /** Ends the call on its own thread, which then has nothing left of an interrupt. */
  void end() {
    synchronized (this) {
      thread = null;
    }
    Thread.interrupted();
  }

  synchronized void giveUp() {
    over = true;
    interruptOutside();
  }

  private synchronized void enter() {
    if (over) {
      throw new LakeException(Problem.UNAVAILABLE, "the time of this call is over");
    }
    inside++;
  }

  private synchronized void leave() {
    inside--;
    if (over) {
      interruptOutside();
    }
  }

  private void interruptOutside() {
    Thread running = thread;
    if (running != null && inside == 0) {
      running.interrupt();
    }
  }

  /**
   * Does something in the lake for the plugin.
   *
   * @throws LakeException {@link Problem#UNAVAILABLE} if the call was given up before
   */
  <T> T inLake(Supplier<T> work) {
    enter();
    try {
      return work.get();
    } finally {
      leave();
    }
  }
}
