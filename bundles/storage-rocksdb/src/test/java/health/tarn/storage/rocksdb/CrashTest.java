package health.tarn.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.spi.storage.Storage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/**
 * Kills a writing process again and again: what was answered is there, and nothing is half there.
 *
 * <p>The moment is random: after some number of answers, and then some more microseconds, so that
 * it falls into writes, flushes, openings and recoveries.
 */
@SuppressWarnings("NullAway.Init") // JUnit fills the folder.
class CrashTest {

  private static final int ROUNDS = 50;
  private static final int ROUNDS_OF_A_STORE = 10;

  @TempDir Path folder;

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void losesNothingThatWasAnswered() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Path library = unpackLibrary();
    Path store = folder;
    long[] answered = {};
    long total = 0;
    try (RocksStorageEngine engine =
        new RocksStorageEngine(RocksSettings.small(), Clock.systemUTC(), Disk.REAL, true)) {
      for (int round = 0; round < ROUNDS; round++) {
        if (round % ROUNDS_OF_A_STORE == 0) {
          store = folder.resolve("store" + round);
          answered = new long[CrashChild.WRITERS];
        }
        long lastT = run(store, library, random, answered);
        try (Storage storage = engine.open(store)) {
          assertThat(storage.t()).as("seed " + seed).isGreaterThanOrEqualTo(lastT);
          total += new CrashCheck(storage).check(answered);
        }
      }
    }
    assertThat(total).isGreaterThan(ROUNDS);
  }

  private Path unpackLibrary() throws IOException {
    Path library = folder.resolve("library").resolve("librocksdbjni.so");
    Files.createDirectories(library.getParent());
    String name = Environment.getJniLibraryFileName("rocksdb");
    try (InputStream packed = RocksDB.class.getResourceAsStream("/" + name)) {
      Files.copy(Objects.requireNonNull(packed, name), library);
    }
    return library;
  }

  /** Lets a child write until it is killed; returns the last position that it was told. */
  private static long run(Path store, Path library, Random random, long[] answered)
      throws Exception {
    Process child =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx128m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    // The library is unpacked once; a killed process could not remove its copy.
                    "-Djava.library.path=" + library.getParent(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    CrashChild.class.getName(),
                    store.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long lastT = 0;
    int answers = random.nextInt(60);
    long nanos = random.nextInt(3_000_000);
    try (BufferedReader output = child.inputReader()) {
      String line = output.readLine();
      while (line != null) {
        lastT = Math.max(lastT, note(line, answered));
        if (answers-- == 0) {
          java.util.concurrent.locks.LockSupport.parkNanos(nanos);
          // Not Process.destroyForcibly: it would close the output before it was read.
          child.toHandle().destroyForcibly();
        }
        line = output.readLine();
      }
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(child.exitValue()).as("the child was killed").isEqualTo(128 + 9);
    return lastT;
  }

  /** Remembers an answer; a line is written at once, and so there or not. */
  private static long note(String line, long[] answered) throws IOException {
    String[] words = line.split(" ", -1);
    assertThat(words[0]).isEqualTo("answered");
    answered[Integer.parseInt(words[1])] = Long.parseLong(words[2]);
    return Long.parseLong(words[3]);
  }
}
