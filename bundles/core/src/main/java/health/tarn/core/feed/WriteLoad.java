package health.tarn.core.feed;

import java.util.function.LongSupplier;

/**
 * How much the whole lake is writing, so that what can wait gives way: a projection that no answer
 * waits for does one batch now and then while the load is high, and the rest afterwards.
 */
public final class WriteLoad {

  private static final long WINDOW_NANOS = 1_000_000_000L;

  private final int high;
  private final LongSupplier nanos;
  private long windowBegan;
  private long inWindow;
  private long inLastWindow;

  /**
   * @param high from how many resources a second on the load is high
   */
  public WriteLoad(int high) {
    this(high, System::nanoTime);
  }

  WriteLoad(int high, LongSupplier nanos) {
    this.high = high;
    this.nanos = nanos;
    this.windowBegan = nanos.getAsLong();
  }

  /** Counts what was written. */
  public synchronized void wrote(int resources) {
    turn();
    inWindow += resources;
  }

  /** Tells whether much was written in this second or the one before. */
  public synchronized boolean isHigh() {
    turn();
    return Math.max(inWindow, inLastWindow) >= high;
  }

  private void turn() {
    long passed = nanos.getAsLong() - windowBegan;
    if (passed < WINDOW_NANOS) {
      return;
    }
    inLastWindow = passed < 2 * WINDOW_NANOS ? inWindow : 0;
    inWindow = 0;
    windowBegan += passed - passed % WINDOW_NANOS;
  }
}
