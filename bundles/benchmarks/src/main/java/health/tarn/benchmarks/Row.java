package health.tarn.benchmarks;

/**
 * One row of the table.
 *
 * @param serverCpu what the lake used for one thing that was done; empty if that says nothing
 * @param clientCpu the same for this program
 * @param target empty if there is none
 * @param verdict empty without a target
 */
record Row(
    String measure,
    String figure,
    String serverCpu,
    String clientCpu,
    String target,
    String verdict) {

  static Row of(String measure, String figure) {
    return new Row(measure, figure, "", "", "", "");
  }

  /** Adds what the median round used for one request or resource. */
  Row cpu(Round median) {
    return new Row(
        measure,
        figure,
        Numbers.whole(median.serverMicros()) + " µs",
        Numbers.whole(median.clientMicros()) + " µs",
        target,
        verdict);
  }

  Row heldAgainst(Target limits, double value) {
    return new Row(measure, figure, serverCpu, clientCpu, limits.limits(), limits.verdict(value));
  }

  /** The row in Markdown. */
  String markdown() {
    return "| " + String.join(" | ", measure, figure, serverCpu, clientCpu, target, verdict) + " |";
  }

  /** The two lines above the rows. */
  static String header() {
    return "| Measure | Figure | Server CPU each | Client CPU each | Target | Result |\n"
        + "|---|---|--:|--:|---|---|";
  }
}
