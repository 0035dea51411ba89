package health.tarn.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.spi.storage.Storage;
import health.tarn.testkit.KilledProcess;
import health.tarn.testkit.KilledProcess.Listener;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void losesNothingThatWasAnswered() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
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
        long lastT = run(store, random, answered);
        try (Storage storage = engine.open(store)) {
          assertThat(storage.t()).as("seed " + seed).isGreaterThanOrEqualTo(lastT);
          total += new CrashCheck(storage).check(answered);
        }
      }
    }
    assertThat(total).isGreaterThan(ROUNDS);
  }

  /** Lets a child write until it is killed; returns the last position that it was told. */
  private static long run(Path store, Random random, long[] answered) throws Exception {
    int answers = random.nextInt(60);
    long nanos = random.nextInt(3_000_000);
    long[] heard = new long[2];
    KilledProcess.run(
        CrashChild.class,
        List.of(store.toString()),
        LIMIT,
        line -> {
          heard[0] = Math.max(heard[0], note(line, answered));
          return heard[1]++ == answers ? nanos : Listener.NOT_YET;
        });
    return heard[0];
  }

  /** Remembers an answer. */
  private static long note(String line, long[] answered) {
    String[] words = line.split(" ", -1);
    assertThat(words[0]).isEqualTo("answered");
    answered[Integer.parseInt(words[1])] = Long.parseLong(words[2]);
    return Long.parseLong(words[3]);
  }
}
