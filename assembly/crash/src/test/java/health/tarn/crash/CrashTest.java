package health.tarn.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kills lakes on the engines of the distribution again and again: nothing that was answered is
 * lost, nothing is half there, and the search index shows what the storage holds.
 *
 * <p>{@code -Dtarn.crash.seed} and {@code -Dtarn.crash.rounds} choose another course.
 */
class CrashTest {

  private static final Logger log = LoggerFactory.getLogger(CrashTest.class);

  private static final int LAKES = 2;
  private static final int ROUNDS = 25;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void losesNothingThatWasAnswered() throws Exception {
    long seed = Long.getLong("tarn.crash.seed", System.nanoTime());
    int rounds = Integer.getInteger("tarn.crash.rounds", ROUNDS);
    log.info("The seed is {}", seed);
    List<CrashedLake> lakes = run(seed, rounds);
    for (CrashedLake lake : lakes) {
      int caughtUp = lake.returns(IndexWatch.Return.CAUGHT_UP);
      int filled = lake.returns(IndexWatch.Return.FILLED);
      assertThat(lake.rounds()).isEqualTo(rounds);
      assertThat(lake.verified()).as("verified rounds").isGreaterThan(rounds / 2);
      assertThat(lake.commits()).as("answered commits").isGreaterThan(rounds);
      assertThat(caughtUp).as("rounds in which the index caught up").isGreaterThan(rounds / 2);
      assertThat(filled).as("rounds in which it was filled").isLessThan(rounds / 4);
    }
  }

  /**
   * The lakes live beside each other, since much of a round is one thread that starts a process.
   */
  private List<CrashedLake> run(long seed, int rounds) throws Exception {
    ExecutorService executor =
        Executors.newFixedThreadPool(LAKES, task -> new Thread(task, "crash-round"));
    try {
      List<Future<CrashedLake>> running = new ArrayList<>();
      for (int i = 0; i < LAKES; i++) {
        String name = String.valueOf((char) ('a' + i));
        CrashedLake lake = new CrashedLake(name, folder.resolve(name), seed + i);
        running.add(executor.submit(() -> lake.run(rounds)));
      }
      List<CrashedLake> lakes = new ArrayList<>();
      for (Future<CrashedLake> lake : running) {
        lakes.add(lake.get());
      }
      return lakes;
    } finally {
      executor.shutdownNow();
    }
  }
}
