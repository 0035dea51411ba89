package health.tarn.storage.rocksdb;

import health.tarn.spi.storage.StorageError;
import health.tarn.spi.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** The files of a database, and how to see that those without use are gone. */
final class DatabaseFiles {

  private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Path folder;
  private final RocksDB database;

  DatabaseFiles(Path folder, RocksDB database) {
    this.folder = folder;
    this.database = database;
  }

  /** Returns the names of the files that hold content: write-ahead logs and sorted files. */
  Set<String> content() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".sst") || name.endsWith(".log"))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new StorageException(StorageError.IO, "cannot list " + folder, e);
    }
  }

  /**
   * Waits until those of the files are gone that the database no longer needs after a flush: every
   * log that was not empty, and the sorted files that it does not list.
   *
   * @throws StorageException with {@link StorageError#IO} if they are still there after two minutes
   */
  void awaitRemovalOfUnused(Set<String> files) {
    long start = System.nanoTime();
    while (true) {
      Set<String> left = content();
      left.retainAll(files);
      left.removeAll(used());
      left.removeIf(name -> folder.resolve(name).toFile().length() == 0);
      if (left.isEmpty()) {
        return;
      }
      if (System.nanoTime() - start > LIMIT_NANOS) {
        throw new StorageException(
            StorageError.IO, left.size() + " unused files could not be removed from " + folder);
      }
      removeUnused();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Returns the sorted files of the newest state. */
  private Set<String> used() {
    try {
      Set<String> used = new HashSet<>();
      for (String file : database.getLiveFiles(false).files) {
        used.add(file.substring(1));
      }
      return used;
    } catch (RocksDBException e) {
      throw Failures.of("the files in use could not be listed", e);
    }
  }

  /** RocksDB removes unused files in the background; to allow deletions makes it do so at once. */
  private void removeUnused() {
    try {
      database.disableFileDeletions();
      database.enableFileDeletions();
    } catch (RocksDBException e) {
      throw Failures.of("unused files could not be removed", e);
    }
  }

  /** Returns how many bytes all files of the database take. */
  long bytes() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new StorageException(StorageError.IO, "cannot list " + folder, e);
    }
  }
}
