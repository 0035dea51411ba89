package health.tarn.benchmarks;

import java.util.Comparator;
import java.util.List;

/** The rounds of one measure, of which the median is told and the slowest admitted. */
final class Rounds {

  /** How many rounds each measure has after its warm-up. */
  static final int COUNT = 3;

  private final List<Round> slowestFirst;

  Rounds(List<Round> rounds) {
    this.slowestFirst =
        rounds.stream().sorted(Comparator.comparingDouble(Round::perSecond)).toList();
  }

  Round median() {
    return slowestFirst.get(slowestFirst.size() / 2);
  }

  Round slowest() {
    return slowestFirst.get(0);
  }

  /** How many requests were refused in all rounds. */
  long refused() {
    return slowestFirst.stream().mapToLong(Round::refused).sum();
  }

  /** The rate of the median round, and of the slowest. */
  String rate(String unit) {
    return Numbers.whole(median().perSecond())
        + ' '
        + unit
        + "/s (slowest "
        + Numbers.whole(slowest().perSecond())
        + (refused() == 0 ? ")" : "), " + Numbers.whole(refused()) + " REFUSED");
  }

  /** p50 and p99 of the median round. */
  String latency() {
    Latencies latencies = median().latencies();
    return "p50 "
        + Numbers.millis(latencies.millis(0.5))
        + ", p99 "
        + Numbers.millis(latencies.millis(0.99));
  }
}
