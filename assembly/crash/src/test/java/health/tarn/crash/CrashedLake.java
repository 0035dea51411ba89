package health.tarn.crash;

import static java.nio.charset.StandardCharsets.US_ASCII;

import health.tarn.testkit.KilledProcess;
import health.tarn.testkit.KilledProcess.Listener;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One folder with a lake in it, whose process dies again and again. */
final class CrashedLake {

  private static final Logger log = LoggerFactory.getLogger(CrashedLake.class);

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final String name;
  private final Path folder;
  private final long seed;
  private final Random random;
  private final Ledger ledger = new Ledger();
  private final IndexWatch index = new IndexWatch();
  private final Map<IndexWatch.Return, Integer> returns = new EnumMap<>(IndexWatch.Return.class);
  private int rounds;
  private int verified;

  CrashedLake(String name, Path folder, long seed) {
    this.name = name;
    this.folder = folder;
    this.seed = seed;
    this.random = new Random(seed);
  }

  CrashedLake run(int count) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    List<Doom> dooms = Doom.random(random, count);
    for (int round = 0; round < count; round++) {
      try {
        round(round, dooms.get(round));
      } catch (AssertionError e) {
        throw new AssertionError(
            "lake " + name + ", round " + round + ", seed " + seed + ": " + e.getMessage(), e);
      }
    }
    return this;
  }

  private void round(int round, Doom doom) throws IOException, InterruptedException {
    int before = ledger.commits();
    String[] words = {"not verified"};
    ledger.beginRound();
    index.beginRound();
    try (BufferedWriter file =
        Files.newBufferedWriter(
            folder.resolve("ledger"),
            US_ASCII,
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND)) {
      Listener dooming = doom.listener();
      KilledProcess.run(
          CrashChild.class,
          List.of(
              folder.toString(),
              String.valueOf(round),
              String.valueOf(random.nextLong()),
              String.valueOf(doom.rebuild())),
          LIMIT,
          line -> {
            hear(line, file, words);
            return dooming.hear(line);
          });
    }
    rounds++;
    returns.merge(index.how(), 1, Integer::sum);
    log.info(
        "Lake {}, round {}: killed {}; the index came back {} from {}; {}; {} commits answered",
        name,
        round,
        doom,
        index.how(),
        index.from(),
        words[0],
        ledger.commits() - before);
  }

  private void hear(String line, BufferedWriter file, String[] words) {
    index.hear(line);
    if (line.startsWith("verified")) {
      verified++;
      words[0] = line;
    }
    if (ledger.hear(line)) {
      try {
        file.write(line);
        file.newLine();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  int rounds() {
    return rounds;
  }

  /** Returns in how many rounds all that the rounds before left was found to be right. */
  int verified() {
    return verified;
  }

  int commits() {
    return ledger.commits();
  }

  int returns(IndexWatch.Return how) {
    return returns.getOrDefault(how, 0);
  }
}
