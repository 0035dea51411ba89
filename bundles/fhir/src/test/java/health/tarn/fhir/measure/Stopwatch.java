package health.tarn.fhir.measure;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.ToIntFunction;

/** CPU time of this thread for a task on each of many bodies, the best of several rounds. */
final class Stopwatch {

  private static final int ROUNDS = 15;
  private static final long ROUND_NANOS = 400_000_000L;

  private Stopwatch() {}

  /** Returns nanoseconds for one body; the numbers that the task returns keep it from vanishing. */
  static long nanosEach(List<byte[]> bodies, ToIntFunction<byte[]> task) {
    long best = Long.MAX_VALUE;
    long kept = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long begin = cpu();
      long done = 0;
      while (cpu() - begin < ROUND_NANOS) {
        for (byte[] body : bodies) {
          kept += task.applyAsInt(body);
        }
        done += bodies.size();
      }
      best = Math.min(best, (cpu() - begin) / done);
    }
    if (kept == 0) {
      throw new IllegalStateException("the task returned nothing but zeros");
    }
    return best;
  }

  static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
