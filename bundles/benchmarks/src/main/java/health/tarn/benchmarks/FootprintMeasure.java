package health.tarn.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/** Disk after a compaction, and memory once the lake had time to come to rest. */
final class FootprintMeasure implements Measure {

  private static final Target DISK = Target.atMost(1_000, 400, " bytes");
  private static final Target MEMORY = Target.atMost(800, 400, " MB");
  private static final double MEGABYTE = 1e6;
  private static final int STEADY_SECONDS = 5;
  private static final Duration REST = Duration.ofMinutes(2);

  private final Control control;
  private final ProcessProbe server;
  private final Sample sample;
  private final Disk disk;
  private final Poll everySecond = new Poll(Duration.ofSeconds(1));

  FootprintMeasure(Control control, ProcessProbe server, Sample sample, Disk disk) {
    this.control = control;
    this.server = server;
    this.sample = sample;
    this.disk = disk;
  }

  @Override
  public String name() {
    return "footprint";
  }

  @Override
  public void run(Consumer<Row> rows) throws IOException, InterruptedException {
    boolean compacted = control.compact();
    long bytes = everySecond.untilSteady(STEADY_SECONDS, disk::bytes);
    long resources = control.count(sample.types().keySet());
    double each = (double) bytes / Math.max(1, resources);
    rows.accept(
        Row.of(
                "disk of one of " + Numbers.whole(resources) + " resources",
                Numbers.whole(each)
                    + " bytes of "
                    + Numbers.megabytes(bytes)
                    + (compacted ? ", compacted" : ", NOT compacted: there is no $compact"))
            .heldAgainst(DISK, each));
    long end = System.nanoTime() + REST.toNanos();
    everySecond.until("the lake is at rest", REST.plusMinutes(1), () -> System.nanoTime() >= end);
    long memory = everySecond.untilSteady(STEADY_SECONDS, server::residentBytes);
    rows.accept(
        Row.of(
                "memory at rest (RSS)",
                Numbers.megabytes(memory)
                    + ", of which files "
                    + Numbers.megabytes(server.mappedBytes())
                    + ", at most "
                    + Numbers.megabytes(server.peakResidentBytes()))
            .heldAgainst(MEMORY, memory / MEGABYTE));
  }
}
