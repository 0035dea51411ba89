package health.tarn.storage.rocksdb;

import health.tarn.spi.storage.Storage;
import health.tarn.storage.memory.MemoryStorageEngine;
import health.tarn.testkit.SettableClock;
import health.tarn.testkit.StorageOperations;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens, the answers are those of the model. */
class RandomOperationsTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void areAnsweredAsByTheModel(long seed, @TempDir Path folder) {
    SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    StorageOperations operations = new StorageOperations(seed);
    try (RocksStorageEngine engine =
            new RocksStorageEngine(RocksSettings.small(), clock, Disk.REAL, true);
        Storage model = new MemoryStorageEngine(clock).open(folder)) {
      for (int opening = 0; opening < 4; opening++) {
        try (Storage storage = engine.open(folder.resolve("store"))) {
          operations.run(160, model, storage);
          if (opening % 2 == 1) {
            storage.compact();
          }
          operations.run(20, model, storage);
        }
        clock.move(Duration.ofSeconds(opening - 1));
      }
    }
  }
}
