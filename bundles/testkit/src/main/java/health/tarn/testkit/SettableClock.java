package health.tarn.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until a test moves it, in either direction. */
public final class SettableClock implements InstantSource {

  private Instant now;

  public SettableClock(Instant start) {
    now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  /** Moves the clock, backwards if the duration is negative. */
  public synchronized void move(Duration by) {
    now = now.plus(by);
  }
}
