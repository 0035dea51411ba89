package health.tarn.benchmarks;

import java.io.IOException;

/** Takes the time on the wall and the CPU time of the lake and of this program. */
final class Stopwatch {

  private static final double NANOS_IN_A_SECOND = 1e9;

  private final ProcessProbe server;
  private final ProcessProbe client = ProcessProbe.self();
  private final double serverBefore;
  private final double clientBefore;
  private final long start;

  private Stopwatch(ProcessProbe server) throws IOException {
    this.server = server;
    this.serverBefore = server.cpuSeconds();
    this.clientBefore = client.cpuSeconds();
    this.start = System.nanoTime();
  }

  static Stopwatch start(ProcessProbe server) throws IOException {
    return new Stopwatch(server);
  }

  Used stop() throws IOException {
    double seconds = (System.nanoTime() - start) / NANOS_IN_A_SECOND;
    return new Used(
        seconds, server.cpuSeconds() - serverBefore, client.cpuSeconds() - clientBefore);
  }

  /**
   * What a round used.
   *
   * @param seconds on the wall
   * @param serverSeconds CPU time of the lake
   * @param clientSeconds CPU time of this program
   */
  record Used(double seconds, double serverSeconds, double clientSeconds) {}
}
