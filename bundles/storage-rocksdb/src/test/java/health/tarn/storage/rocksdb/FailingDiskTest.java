package health.tarn.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Change;
import health.tarn.spi.storage.Commit;
import health.tarn.spi.storage.Expectation;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StorageError;
import health.tarn.spi.storage.StorageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** What callers are told when the disk, or the folder, is not what it should be. */
@SuppressWarnings("NullAway.Init") // JUnit fills the folder.
class FailingDiskTest {

  private static final ResourceKey KEY = new ResourceKey("Patient", "p");

  @TempDir Path folder;
  private final FailingDisk disk = new FailingDisk();

  /** Fails when it is told to, after or before it has written. */
  private static final class FailingDisk implements Disk {
    volatile boolean full;
    volatile boolean failing;
    volatile boolean writesAnyway;

    @Override
    public long usable(Path folder) {
      return full ? 0 : Disk.super.usable(folder);
    }

    @Override
    public void write(RocksDB database, WriteOptions options, WriteBatch batch)
        throws RocksDBException {
      if (!failing || writesAnyway) {
        Disk.super.write(database, options, batch);
      }
      if (failing) {
        throw new RocksDBException("the disk went away");
      }
    }
  }

  private RocksStorageEngine engine() {
    return new RocksStorageEngine(RocksSettings.small(), Clock.systemUTC(), disk, true);
  }

  private static Commit put(Storage storage, String body) throws Exception {
    return storage
        .append(
            Batch.of(
                Change.put(
                    KEY,
                    body.getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                    Expectation.ANY)))
        .get(1, TimeUnit.MINUTES);
  }

  private static void assertRefused(Storage storage, StorageError error) {
    assertThatThrownBy(() -> put(storage, "x"))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.error()).isEqualTo(error));
  }

  private void assertDoesNotOpen(RocksStorageEngine engine, Path store, StorageError error) {
    assertThatThrownBy(() -> engine.open(store).close())
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.error()).isEqualTo(error));
  }

  @Test
  void aFullDiskRefusesUntilThereIsRoom() throws Exception {
    try (RocksStorageEngine engine = engine();
        Storage storage = engine.open(folder.resolve("s"))) {
      put(storage, "a");
      disk.full = true;
      assertRefused(storage, StorageError.FULL);
      assertThat(storage.latest(KEY).orElseThrow().version()).isEqualTo(1);
      disk.full = false;

      assertThat(put(storage, "b").outcomes().get(0).version()).isEqualTo(2);
    }
  }

  @Test
  void aFailedWriteIsUnknownAndEndsAppends() throws Exception {
    for (boolean written : new boolean[] {true, false}) {
      Path store = folder.resolve("s" + written);
      try (RocksStorageEngine engine = engine()) {
        try (Storage storage = engine.open(store)) {
          put(storage, "a");
          disk.writesAnyway = written;
          disk.failing = true;
          assertRefused(storage, StorageError.UNKNOWN_OUTCOME);
          disk.failing = false;
          assertRefused(storage, StorageError.IO);
          assertThat(storage.latest(KEY)).isPresent();
        }
        try (Storage storage = engine.open(store)) {
          long version = written ? 2 : 1;
          assertThat(storage.latest(KEY).orElseThrow().version()).isEqualTo(version);
          assertThat(put(storage, "c").outcomes().get(0).version()).isEqualTo(version + 1);
        }
      }
    }
  }

  @Test
  void aFolderThatIsOpenIsInUse() {
    try (RocksStorageEngine engine = engine();
        Storage storage = engine.open(folder.resolve("s"))) {
      assertDoesNotOpen(engine, folder.resolve("s"), StorageError.IN_USE);
      assertThat(storage.t()).isZero();
    }
  }

  @Test
  void aFolderOfSomethingElseIsLeftAlone() throws Exception {
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("precious"), "data");
    try (RocksStorageEngine engine = engine()) {
      assertDoesNotOpen(engine, other, StorageError.FORMAT);
      try (var files = Files.list(other)) {
        assertThat(files).containsExactly(other.resolve("precious"));
      }
    }
  }

  @Test
  void aFolderOfANewerFormatIsRefused() throws Exception {
    Path store = folder.resolve("s");
    try (RocksStorageEngine engine = engine()) {
      engine.open(store).close();
      Files.writeString(
          store.resolve("format"), "tarn storage rocksdb " + (Format.VERSION + 1) + "\n");
      assertDoesNotOpen(engine, store, StorageError.FORMAT);
      Files.writeString(store.resolve("format"), "tarn storage rocksdb " + Format.VERSION + "\n");
      engine.open(store).close();
    }
  }

  @Test
  void aDamagedFolderIsCorrupt() throws Exception {
    Path store = folder.resolve("s");
    try (RocksStorageEngine engine = engine()) {
      try (Storage storage = engine.open(store)) {
        put(storage, "a");
      }
      try (var files = Files.list(store.resolve("rocksdb"))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".sst")).toList()) {
          Files.delete(file);
        }
      }
      assertThatThrownBy(() -> engine.open(store).close())
          .isInstanceOfSatisfying(
              StorageException.class,
              e -> assertThat(e.error()).isIn(StorageError.CORRUPT, StorageError.IO));
    }
  }
}
