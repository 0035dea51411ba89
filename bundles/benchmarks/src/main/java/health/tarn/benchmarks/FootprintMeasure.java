package health.tarn.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Disk after a compaction, and memory at rest after a garbage collection. */
final class FootprintMeasure implements Measure {

  private static final Target DISK = Target.atMost(1_000, 400, " bytes");
  private static final Target MEMORY = Target.atMost(800, 400, " MB");
  private static final double MEGABYTE = 1e6;
  private static final int STEADY_SECONDS = 5;
  private static final int LONGEST_COLLECTION_SECONDS = 60;

  private final Control control;
  private final ProcessProbe server;
  private final long pid;
  private final Sample sample;
  private final Disk disk;
  private final Poll everySecond = new Poll(Duration.ofSeconds(1));

  FootprintMeasure(Control control, ProcessProbe server, long pid, Sample sample, Disk disk) {
    this.control = control;
    this.server = server;
    this.pid = pid;
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
    collectGarbage();
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

  private void collectGarbage() throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process collection =
        new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.run")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!collection.waitFor(LONGEST_COLLECTION_SECONDS, TimeUnit.SECONDS)) {
      collection.destroy();
      throw new IOException("jcmd did not end within " + LONGEST_COLLECTION_SECONDS + " s");
    }
    if (collection.exitValue() != 0) {
      throw new IOException("jcmd " + pid + " GC.run ended with " + collection.exitValue());
    }
  }
}
