package health.tarn.storage.rocksdb;

import static health.tarn.testkit.KilledProcess.say;
import static java.nio.charset.StandardCharsets.US_ASCII;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Change;
import health.tarn.spi.storage.Commit;
import health.tarn.spi.storage.Expectation;
import health.tarn.spi.storage.Note;
import health.tarn.spi.storage.Storage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The process that {@link CrashTest} kills: appends from several threads, and prints each answer.
 *
 * <p>A writer has resources of its own. The batch number {@code n} of writer {@code w} puts some of
 * them, each with the body {@code w:n}, and sets the note {@code w} to {@code n}.
 */
final class CrashChild {

  static final int WRITERS = 4;
  static final int KEYS = 6;

  private CrashChild() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    RocksStorageEngine engine =
        new RocksStorageEngine(RocksSettings.small(), Clock.systemUTC(), Disk.REAL, true);
    Storage storage = engine.open(folder);
    List<Thread> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      int number = writer;
      Thread thread = new Thread(() -> write(storage, number), "writer-" + writer);
      thread.start();
      writers.add(thread);
    }
    for (Thread writer : writers) {
      writer.join();
    }
  }

  static ResourceKey key(int writer, int number) {
    return new ResourceKey(
        number % 2 == 0 ? "Patient" : "Observation", "w" + writer + "k" + number);
  }

  static String identifier(int writer, long batch) {
    return "batch|" + writer + ":" + batch;
  }

  private static void write(Storage storage, int writer) {
    byte[] note = storage.note("w" + writer);
    long batch = note == null ? 0 : Long.parseLong(new String(note, US_ASCII));
    Random random = new Random();
    while (true) {
      batch++;
      Commit commit = storage.append(batch(writer, batch, random)).join();
      say("answered " + writer + " " + batch + " " + commit.t());
    }
  }

  private static Batch batch(int writer, long number, Random random) {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      ResourceKey key = key(writer, i);
      if (i == 0 || random.nextBoolean()) {
        changes.add(
            new Change(
                key,
                (writer + ":" + number).getBytes(US_ASCII),
                Expectation.ANY,
                false,
                List.of(identifier(writer, number)),
                List.of("w" + writer)));
      } else if (random.nextInt(4) == 0) {
        changes.add(Change.delete(key, Expectation.ANY));
      }
    }
    Note note = new Note("w" + writer, Long.toString(number).getBytes(US_ASCII));
    return new Batch(changes, List.of(note), null);
  }
}
