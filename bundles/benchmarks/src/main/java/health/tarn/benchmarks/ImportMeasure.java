package health.tarn.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Imports everything, from the submission until searches count what was imported. Each round fills
 * an empty data store: the warm-up and all rounds but the last one a data store of their own, which
 * is deleted behind it, the last one the data store that all other measures use.
 */
final class ImportMeasure implements Measure {

  private static final Target RATE = Target.atLeast(10_000, 30_000, "/s");
  private static final double THOUSAND = 1_000;
  private static final double MICROS_IN_A_SECOND = 1e6;

  private final Control control;
  private final ProcessProbe server;
  private final Sample sample;
  private final URI input;
  private final URI output;

  ImportMeasure(Control control, ProcessProbe server, Sample sample, URI input, URI output) {
    this.control = control;
    this.server = server;
    this.sample = sample;
    this.input = input;
    this.output = output;
  }

  @Override
  public String name() {
    return "import";
  }

  @Override
  public void run(Consumer<Row> rows) throws IOException, InterruptedException {
    if (!isNeeded()) {
      throw new UnexpectedAnswerException("an import is measured into an empty data store only");
    }
    Round first = elsewhere("benchmark-0");
    List<Round> warm = new ArrayList<>();
    for (int number = 1; number < Rounds.COUNT; number++) {
      warm.add(elsewhere("benchmark-" + number));
    }
    warm.add(round(control));
    Rounds rounds = new Rounds(warm);
    Round median = rounds.median();
    rows.accept(
        Row.of(
                "import of " + Numbers.whole(sample.resources()) + ", just started",
                new Rounds(List.of(first)).rate("resources") + cpuOfThousand(first))
            .cpu(first));
    rows.accept(
        Row.of("import, warm", rounds.rate("resources") + cpuOfThousand(median))
            .cpu(median)
            .heldAgainst(RATE, median.perSecond()));
  }

  /** Tells whether the data store that the other measures use is empty. */
  boolean isNeeded() throws IOException {
    return control.count(sample.types().keySet()) == 0;
  }

  /** Fills that data store without measuring. */
  void fill() throws IOException, InterruptedException {
    round(control);
  }

  private static String cpuOfThousand(Round round) {
    return ", "
        + Numbers.thousandths(round.serverMicros() * THOUSAND / MICROS_IN_A_SECOND)
        + " server CPU s per 1,000";
  }

  private Round elsewhere(String store) throws IOException, InterruptedException {
    Control other = control.create(store);
    try {
      return round(other);
    } finally {
      control.delete(store);
    }
  }

  private Round round(Control store) throws IOException, InterruptedException {
    Stopwatch watch = Stopwatch.start(server);
    JsonNode job = store.runImport(input, output);
    JsonNode imported = job.path("JobProgressReport").path("ResourcesImportedByType");
    for (Map.Entry<String, JsonNode> type : imported.properties()) {
      long distinct = sample.types().getOrDefault(type.getKey(), 0L);
      store.awaitCount(type.getKey(), Math.min(distinct, type.getValue().asLong()));
    }
    Stopwatch.Used used = watch.stop();
    return round(job.path("JobProgressReport"), used);
  }

  private Round round(JsonNode report, Stopwatch.Used used) throws IOException {
    long done = report.path("TotalNumberOfResourcesImported").asLong();
    long refused = report.path("TotalNumberOfResourcesWithCustomerError").asLong();
    if (done + refused < sample.resources()) {
      throw new UnexpectedAnswerException(
          "of " + sample.resources() + " resources, " + (done + refused) + " were looked at");
    }
    return Round.ofJob(done, refused, used);
  }
}
