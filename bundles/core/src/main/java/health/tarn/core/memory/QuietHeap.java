package health.tarn.core.memory;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Collects the garbage once the process has come to rest, so that a quiet lake gives the memory of
 * an import or of a rush of searches back to the system.
 *
 * <p>A Java machine that does nothing does not collect either: its heap would stay as large as it
 * once was. It is at rest while it collects nothing by itself, and then collected once.
 */
@Component(
    service = {},
    immediate = true)
public final class QuietHeap {

  private static final long TICK_MILLIS = 10_000;
  private static final int QUIET_TICKS = 3;

  private final LongSupplier collections;
  private final Runnable collection;
  private final Timer timer = new Timer("tarn-quiet-heap", true);
  private long seen;
  private long last;
  private int quiet;

  @Activate
  public QuietHeap() {
    this(QuietHeap::collections, new HeapShrinking());
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            tick();
          }
        },
        TICK_MILLIS,
        TICK_MILLIS);
  }

  /**
   * @param collections how many there were since the start
   */
  QuietHeap(LongSupplier collections, Runnable collection) {
    this.collections = collections;
    this.collection = collection;
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  void tick() {
    long now = collections.getAsLong();
    if (now != seen) {
      seen = now;
      quiet = 0;
    } else if (now != last && ++quiet == QUIET_TICKS) {
      collection.run();
      seen = collections.getAsLong();
      last = seen;
      quiet = 0;
    }
  }

  @Deactivate
  public void stop() {
    timer.cancel();
  }
}
