package health.tarn.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends large and small transactions, of one client and of many, and counts the fsyncs. */
final class TransactionMeasure implements Measure {

  private static final int LARGE = 100;
  private static final int SMALL = 2;
  private static final int MANY = 128;
  private static final int[] CLIENTS = {1, 16, MANY};
  private static final Target LARGE_RATE = Target.atLeast(3_000, 10_000, " resources/s");
  private static final Target SMALL_RATE = Target.atLeast(2_000, 5_000, " tx/s");
  private static final Target COMMITS = Target.goalAtLeast(60, " a fsync");
  private static final Target LATENCY = Target.goalAtMost(1.3, " fsyncs");
  private static final String COMMIT_FIGURE = "storage.commits";
  private static final String FSYNC_FIGURE = "storage.fsyncs";

  private final Load load;
  private final Control control;
  private final Sample sample;
  private final Disk disk;

  TransactionMeasure(Load load, Control control, Sample sample, Disk disk) {
    this.load = load;
    this.control = control;
    this.sample = sample;
    this.disk = disk;
  }

  @Override
  public String name() {
    return "transaction";
  }

  @Override
  public void run(Consumer<Row> rows) throws IOException, InterruptedException {
    double fsync = disk.fsyncMillis();
    rows.accept(Row.of("fsync of 4 KiB on this disk", "p50 " + Numbers.millis(fsync)));
    for (int resources : new int[] {LARGE, SMALL}) {
      List<byte[]> requests = Transactions.requests(control.endpoint(), sample, resources);
      for (int clients : CLIENTS) {
        OptionalLong commits = control.figure(COMMIT_FIGURE);
        OptionalLong fsyncs = control.figure(FSYNC_FIGURE);
        Rounds rounds = load.run(clients, random -> Sample.any(requests, random));
        rows.accept(rate(resources, clients, rounds));
        rows.accept(
            group(
                title(resources, clients),
                resources == SMALL && clients == MANY ? COMMITS : null,
                ratio(
                    increase(commits, control.figure(COMMIT_FIGURE)),
                    increase(fsyncs, control.figure(FSYNC_FIGURE)))));
        if (resources == SMALL && clients == 1) {
          rows.accept(latency(rounds, fsync));
        }
      }
    }
  }

  private static Row rate(int resources, int clients, Rounds rounds) {
    Round median = rounds.median();
    double resourcesPerSecond = median.perSecond() * resources;
    Row row =
        Row.of(
                title(resources, clients),
                rounds.rate("tx")
                    + ", "
                    + Numbers.whole(resourcesPerSecond)
                    + " resources/s, "
                    + rounds.latency())
            .cpu(median);
    if (resources == LARGE) {
      return row.heldAgainst(LARGE_RATE, resourcesPerSecond);
    }
    return clients == MANY ? row.heldAgainst(SMALL_RATE, median.perSecond()) : row;
  }

  private static Row group(String title, @Nullable Target target, double commitsOfOneFsync) {
    String measure = title + ": commits of one fsync";
    if (Double.isNaN(commitsOfOneFsync)) {
      return Row.of(measure, "not told by the lake");
    }
    Row row = Row.of(measure, Numbers.decimals(commitsOfOneFsync));
    return target == null ? row : row.heldAgainst(target, commitsOfOneFsync);
  }

  private static Row latency(Rounds rounds, double fsync) {
    double fsyncs = rounds.median().latencies().millis(0.5) / fsync;
    return Row.of(title(SMALL, 1) + ": p50", Numbers.decimals(fsyncs) + " fsyncs")
        .heldAgainst(LATENCY, fsyncs);
  }

  private static String title(int resources, int clients) {
    return "transactions of "
        + resources
        + " resources, "
        + (clients == 1 ? "1 client" : clients + " clients");
  }

  private static OptionalLong increase(OptionalLong before, OptionalLong after) {
    return before.isPresent() && after.isPresent()
        ? OptionalLong.of(after.getAsLong() - before.getAsLong())
        : OptionalLong.empty();
  }

  /** Not a number if either is not known, or if there was no fsync. */
  private static double ratio(OptionalLong commits, OptionalLong fsyncs) {
    return commits.isPresent() && fsyncs.orElse(0) > 0
        ? (double) commits.getAsLong() / fsyncs.getAsLong()
        : Double.NaN;
  }
}
