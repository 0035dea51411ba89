package health.tarn.route.job;

import java.util.HashSet;
import java.util.Set;

/** Which threads run jobs inside a route and must leave when the route goes. */
final class RunningJobs {

  private final Set<Thread> inside = new HashSet<>();
  private boolean closed;

  /**
   * Notes that this thread is inside; {@link #leave} must follow.
   *
   * @throws JobInterruptedException if the route goes; the thread's interrupt status is set
   */
  synchronized void enter() {
    if (closed) {
      Thread.currentThread().interrupt();
      throw new JobInterruptedException();
    }
    inside.add(Thread.currentThread());
  }

  /**
   * Notes that this thread is outside again.
   *
   * @param ended whether its job came to its end; then an interruption by {@link #close} came too
   *     late and is taken back, so that nobody takes the job for an interrupted one
   */
  synchronized void leave(boolean ended) {
    inside.remove(Thread.currentThread());
    if (closed && ended) {
      Thread.interrupted();
    }
  }

  /** Lets nobody in any more, and interrupts whoever is inside. */
  synchronized void close() {
    closed = true;
    inside.forEach(Thread::interrupt);
  }
}
