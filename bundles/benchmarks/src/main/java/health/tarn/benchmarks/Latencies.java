package health.tarn.benchmarks;

import java.util.Arrays;
import java.util.List;

/** How long requests took, every single one; for one thread. */
final class Latencies {

  private static final double NANOS_IN_A_MILLISECOND = 1e6;

  private long[] nanos = new long[1024];
  private int count;

  static Latencies together(List<Latencies> parts) {
    Latencies all = new Latencies();
    for (Latencies part : parts) {
      for (int i = 0; i < part.count; i++) {
        all.add(part.nanos[i]);
      }
    }
    return all;
  }

  void add(long took) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = took;
  }

  /**
   * How long requests took at most, but for the slowest; 0 if there was none.
   *
   * @param quantile such as 0.99 for all but the slowest hundredth
   */
  double millis(double quantile) {
    if (count == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted[(int) Math.min(count - 1L, (long) (quantile * count))] / NANOS_IN_A_MILLISECOND;
  }
}
