package health.tarn.benchmarks;

/**
 * What one round of a measure did.
 *
 * @param done requests that were answered as they should be, or resources
 * @param refused those that were not
 * @param bytes of all bodies of answers
 * @param latencies of single requests; none if the round was one job
 */
record Round(long done, long refused, long bytes, Stopwatch.Used used, Latencies latencies) {

  private static final double MICROS_IN_A_SECOND = 1e6;

  /** A round that was one job over many resources. */
  static Round ofJob(long resources, long refused, Stopwatch.Used used) {
    return new Round(resources, refused, 0, used, new Latencies());
  }

  double perSecond() {
    return done / used.seconds();
  }

  /** CPU time of the lake for one request or resource. */
  double serverMicros() {
    return used.serverSeconds() * MICROS_IN_A_SECOND / all();
  }

  double clientMicros() {
    return used.clientSeconds() * MICROS_IN_A_SECOND / all();
  }

  double bytesEach() {
    return (double) bytes / all();
  }

  private long all() {
    return Math.max(1, done + refused);
  }
}
