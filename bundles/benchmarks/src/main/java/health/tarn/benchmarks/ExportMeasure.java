package health.tarn.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Exports everything, from the submission to the manifest. */
final class ExportMeasure implements Measure {

  private static final Target RATE = Target.atLeast(30_000, 150_000, "/s");

  private final Control control;
  private final ProcessProbe server;
  private final Sample sample;
  private final URI output;

  ExportMeasure(Control control, ProcessProbe server, Sample sample, URI output) {
    this.control = control;
    this.server = server;
    this.sample = sample;
    this.output = output;
  }

  @Override
  public String name() {
    return "export";
  }

  @Override
  public void run(Consumer<Row> rows) throws IOException, InterruptedException {
    long expected = control.count(sample.types().keySet());
    round(expected);
    List<Round> all = new ArrayList<>();
    for (int number = 1; number <= Rounds.COUNT; number++) {
      all.add(round(expected));
    }
    Rounds rounds = new Rounds(all);
    rows.accept(
        Row.of("export of " + Numbers.whole(expected), rounds.rate("resources"))
            .cpu(rounds.median())
            .heldAgainst(RATE, rounds.median().perSecond()));
  }

  private Round round(long expected) throws IOException, InterruptedException {
    Stopwatch watch = Stopwatch.start(server);
    JsonNode manifest = control.runExport(output);
    Stopwatch.Used used = watch.stop();
    long exported = 0;
    for (JsonNode object : manifest.path("output")) {
      exported += object.path("count").asLong();
    }
    if (exported < expected) {
      throw new UnexpectedAnswerException(
          "of " + expected + " resources, " + exported + " were exported");
    }
    return Round.ofJob(exported, 0, used);
  }
}
