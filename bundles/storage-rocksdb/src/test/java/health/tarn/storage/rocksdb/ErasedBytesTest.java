package health.tarn.storage.rocksdb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Change;
import health.tarn.spi.storage.Expectation;
import health.tarn.spi.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No file holds what was erased when the future completes.
 *
 * <p>The storage does not compress here, or there would be nothing to find even before.
 */
@SuppressWarnings("NullAway.Init") // JUnit fills the folder.
class ErasedBytesTest {

  private static final ResourceKey KEY = new ResourceKey("Patient", "erased");
  private static final String FIRST = "first-version-of-a-secret";
  private static final String NEWEST = "newest-version-of-a-secret";
  private static final String IDENTIFIER = "http://hospital.example/mrn|secret-number";

  @TempDir Path folder;

  private RocksStorageEngine engine() {
    return new RocksStorageEngine(RocksSettings.small(), Clock.systemUTC(), Disk.REAL, false);
  }

  private static void put(Storage storage, ResourceKey key, String... texts) throws Exception {
    for (String text : texts) {
      Change change =
          new Change(
              key,
              text.getBytes(US_ASCII),
              Expectation.ANY,
              false,
              List.of(IDENTIFIER + text),
              List.of("someone"));
      storage.append(Batch.of(change)).get(1, TimeUnit.MINUTES);
    }
  }

  private static void surround(Storage storage) throws Exception {
    for (int i = 0; i < 200; i++) {
      put(storage, new ResourceKey("Patient", "other" + i), "harmless " + i);
    }
  }

  /** Returns the names of the files that hold the text. */
  private List<String> holding(String text) throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), ISO_8859_1).contains(text)) {
          names.add(file.getFileName().toString());
        }
      }
    }
    return names;
  }

  @Test
  void areInNoLogWhenTheyWereStillInTheLog() throws Exception {
    try (RocksStorageEngine engine = engine();
        Storage storage = engine.open(folder.resolve("store"))) {
      put(storage, KEY, FIRST, NEWEST);
      assertThat(holding(FIRST)).isNotEmpty();

      storage.erase(KEY).get(2, TimeUnit.MINUTES);

      assertThat(holding("version-of-a-secret")).isEmpty();
      assertThat(holding("secret-number")).isEmpty();
    }
  }

  @Test
  void areInNoSortedFileOnAnyLevel() throws Exception {
    try (RocksStorageEngine engine = engine()) {
      try (Storage storage = engine.open(folder.resolve("store"))) {
        surround(storage);
        put(storage, KEY, FIRST);
        storage.compact();
        put(storage, KEY, "middle-version-of-a-secret");
      }
      try (Storage again = engine.open(folder.resolve("store"))) {
        surround(again);
        put(again, KEY, NEWEST);
        assertThat(holding(FIRST)).anyMatch(name -> name.endsWith(".sst"));
        assertThat(holding(IDENTIFIER + FIRST)).isNotEmpty();

        again.erase(KEY).get(2, TimeUnit.MINUTES);

        assertThat(holding("version-of-a-secret")).isEmpty();
        assertThat(holding("secret-number")).noneMatch(name -> holds(name, FIRST));
        assertThat(holding("harmless 7")).isNotEmpty();
        assertThat(again.latest(new ResourceKey("Patient", "other7"))).isPresent();
      }
    }
  }

  private boolean holds(String name, String text) {
    try {
      return holding(IDENTIFIER + text).contains(name);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void ofThePastAreGoneAfterAPurge() throws Exception {
    try (RocksStorageEngine engine = engine();
        Storage storage = engine.open(folder.resolve("store"))) {
      put(storage, KEY, FIRST);
      storage.compact();
      put(storage, KEY, NEWEST);

      storage.purgeHistory(KEY).get(2, TimeUnit.MINUTES);

      assertThat(holding(FIRST)).isEmpty();
      assertThat(holding(NEWEST)).isNotEmpty();
    }
  }
}
