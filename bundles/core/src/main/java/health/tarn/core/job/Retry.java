package health.tarn.core.job;

import health.tarn.spi.transport.TransportException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Repeats a step that needs a transport, while what it failed with may pass. */
final class Retry {

  private static final int MOST_TRIES = 10;
  private static final Pauses PAUSES = new Pauses(Duration.ofMillis(500), Duration.ofSeconds(20));

  private final Control control;
  private final BooleanSupplier wanted;

  private Retry(Control control, BooleanSupplier wanted) {
    this.control = control;
    this.wanted = wanted;
  }

  /** For steps that nobody needs when the job is cancelled. */
  static Retry unlessCancelled(Control control) {
    return new Retry(control, control::goOn);
  }

  /** For steps that a cancelled job takes, too. */
  static Retry evenIfCancelled(Control control) {
    return new Retry(control, () -> !control.stopping());
  }

  /**
   * Takes the step until it succeeds.
   *
   * @throws TransportException what the last try threw: it cannot pass, there were too many of
   *     them, or the job shall not go on
   */
  <T> T call(Supplier<T> step) {
    for (int tries = 1; ; tries++) {
      try {
        return step.get();
      } catch (TransportException e) {
        if (!e.retryable() || tries == MOST_TRIES) {
          throw e;
        }
        control.pause(PAUSES.after(tries), wanted);
        if (!wanted.getAsBoolean()) {
          throw e;
        }
      }
    }
  }

  void run(Runnable step) {
    call(
        () -> {
          step.run();
          return true;
        });
  }
}
