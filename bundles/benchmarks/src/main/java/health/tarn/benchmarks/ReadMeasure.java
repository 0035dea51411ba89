package health.tarn.benchmarks;

import java.io.IOException;
import java.util.function.Consumer;

/** Reads random resources by their ids. */
final class ReadMeasure implements Measure {

  private static final Target RATE = Target.atLeast(10_000, 25_000, "/s");
  private static final Target CPU = Target.goalAtLeast(30_000, " per CPU s");
  private static final double MICROS_IN_A_SECOND = 1e6;

  private final Load load;
  private final Endpoint endpoint;
  private final Sample sample;
  private final int clients;

  ReadMeasure(Load load, Endpoint endpoint, Sample sample, int clients) {
    this.load = load;
    this.endpoint = endpoint;
    this.sample = sample;
    this.clients = clients;
  }

  @Override
  public String name() {
    return "read";
  }

  @Override
  public void run(Consumer<Row> rows) throws IOException, InterruptedException {
    Rounds rounds = load.run(clients, random -> endpoint.get(Sample.any(sample.keys(), random)));
    Round median = rounds.median();
    double perCpuSecond = MICROS_IN_A_SECOND / median.serverMicros();
    rows.accept(
        Row.of(
                "read, " + clients + " clients",
                rounds.rate("requests")
                    + ", "
                    + rounds.latency()
                    + ", "
                    + Numbers.kilobytes(median.bytesEach()))
            .cpu(median)
            .heldAgainst(RATE, median.perSecond()));
    rows.accept(
        Row.of("read: requests of one server CPU second", Numbers.whole(perCpuSecond))
            .heldAgainst(CPU, perCpuSecond));
  }
}
