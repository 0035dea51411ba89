package health.tarn.benchmarks;

import java.util.List;

/** What one client counts; for one thread. */
final class Tally {

  private final Latencies latencies = new Latencies();
  private long done;
  private long refused;
  private long bytes;

  void add(boolean good, long nanos, int length) {
    if (good) {
      done++;
    } else {
      refused++;
    }
    bytes += length;
    latencies.add(nanos);
  }

  /** Makes a round of what all clients counted. */
  static Round together(List<Tally> tallies, Stopwatch.Used used) {
    long done = 0;
    long refused = 0;
    long bytes = 0;
    for (Tally tally : tallies) {
      done += tally.done;
      refused += tally.refused;
      bytes += tally.bytes;
    }
    Latencies all = Latencies.together(tallies.stream().map(t -> t.latencies).toList());
    return new Round(done, refused, bytes, used, all);
  }
}
