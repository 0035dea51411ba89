package health.tarn.storage.rocksdb;

import health.tarn.spi.storage.StorageError;
import health.tarn.spi.storage.StorageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.CompactRangeOptions.BottommostLevelCompaction;
import org.rocksdb.FlushOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * An open RocksDB, which nothing can use after it was closed.
 *
 * <p>Every access holds a lease, and closing waits for the leases to end: native memory that is
 * used after it was freed would end the process.
 */
final class Database implements AutoCloseable {

  private final Path folder;
  private final Disk disk;
  private final RocksDB database;
  private final Map<Family, ColumnFamilyHandle> handles;
  private final List<AutoCloseable> owned = new ArrayList<>();
  private final ReadOptions cached = new ReadOptions();
  private final ReadOptions uncached = new ReadOptions().setFillCache(false);
  private final WriteOptions durably = new WriteOptions().setSync(true);
  private final ReentrantReadWriteLock lease = new ReentrantReadWriteLock();
  private boolean closed;

  private Database(
      Path folder,
      Disk disk,
      DatabaseOptions options,
      RocksDB database,
      Map<Family, ColumnFamilyHandle> handles) {
    this.folder = folder;
    this.disk = disk;
    this.database = database;
    this.handles = handles;
    owned.addAll(List.of(options, cached, uncached, durably, database));
    owned.addAll(handles.values());
  }

  static Database open(Path folder, DatabaseOptions options, Disk disk) {
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    try {
      RocksDB database =
          RocksDB.open(options.database(), folder.toString(), options.families(), handles);
      Map<Family, ColumnFamilyHandle> byFamily = new EnumMap<>(Family.class);
      Iterator<ColumnFamilyHandle> inOrder = handles.iterator();
      for (Family family : Family.values()) {
        byFamily.put(family, inOrder.next());
      }
      return new Database(folder, disk, options, database, byFamily);
    } catch (RocksDBException e) {
      options.close();
      throw Failures.ofOpening(e);
    }
  }

  /** Runs something that uses the database more than once, or its iterators. */
  <T> T leased(Supplier<T> action) {
    lease.readLock().lock();
    try {
      checkOpen();
      return action.get();
    } finally {
      lease.readLock().unlock();
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new StorageException(StorageError.CLOSED, "the storage was closed");
    }
  }

  /** Waits until every lease that was given before has ended. */
  void awaitLeases() {
    lease.writeLock().lock();
    try {
      checkOpen();
    } finally {
      lease.writeLock().unlock();
    }
  }

  byte @Nullable [] get(Family family, byte[] key) {
    return leased(
        () -> {
          try {
            return database.get(handle(family), cached, key);
          } catch (RocksDBException e) {
            throw Failures.of("a read failed", e);
          }
        });
  }

  /** Returns a value for each key; null where there is none. */
  List<byte @Nullable []> get(Family family, List<byte[]> keys) {
    return leased(
        () -> {
          try {
            return database.multiGetAsList(
                cached, Collections.nCopies(keys.size(), handle(family)), keys);
          } catch (RocksDBException e) {
            throw Failures.of("a read failed", e);
          }
        });
  }

  /** Opens an iterator, to be used and closed within one lease. */
  RocksIterator iterate(Family family) {
    return database.newIterator(handle(family), cached);
  }

  /** Likewise, without displacing what the cache holds. */
  RocksIterator iterateOnce(Family family) {
    return database.newIterator(handle(family), uncached);
  }

  /** Tells whether the iterator stands on a key with the prefix; fails if it failed. */
  static boolean at(RocksIterator iterator, byte[] prefix) {
    return valid(iterator) && Keys.startsWith(iterator.key(), prefix);
  }

  /** Tells whether the iterator stands on a key; fails if it failed. */
  static boolean valid(RocksIterator iterator) {
    if (iterator.isValid()) {
      return true;
    }
    try {
      iterator.status();
      return false;
    } catch (RocksDBException e) {
      throw Failures.of("a read failed", e);
    }
  }

  ColumnFamilyHandle handle(Family family) {
    ColumnFamilyHandle handle = handles.get(family);
    if (handle == null) {
      throw new IllegalStateException("no handle of " + family);
    }
    return handle;
  }

  /**
   * Writes and syncs the write-ahead log, then makes the batch visible.
   *
   * @throws StorageException with {@link StorageError#UNKNOWN_OUTCOME} if that failed
   */
  void write(WriteBatch batch) {
    leased(
        () -> {
          try {
            disk.write(database, durably, batch);
            return true;
          } catch (RocksDBException e) {
            throw Failures.ofWriting(e);
          }
        });
  }

  /** Writes what is in memory to sorted files. */
  void flush() {
    leased(
        () -> {
          try (FlushOptions waiting = new FlushOptions().setWaitForFlush(true)) {
            database.flush(waiting, List.copyOf(handles.values()));
            return true;
          } catch (RocksDBException e) {
            throw Failures.of("the write buffers could not be written", e);
          }
        });
  }

  /** Writes the files anew that hold keys of the range; all if both ends are null. */
  void compact(Family family, byte @Nullable [] first, byte @Nullable [] last) {
    leased(
        () -> {
          try (CompactRangeOptions options =
              new CompactRangeOptions()
                  .setExclusiveManualCompaction(false)
                  .setBottommostLevelCompaction(BottommostLevelCompaction.kForceOptimized)) {
            database.compactRange(handle(family), first, last, options);
            return true;
          } catch (RocksDBException e) {
            throw Failures.of("the files could not be written anew", e);
          }
        });
  }

  DatabaseFiles files() {
    return new DatabaseFiles(folder, database);
  }

  long usable() {
    return disk.usable(folder);
  }

  long property(Family family, String name) {
    return leased(
        () -> {
          try {
            return database.getLongProperty(handle(family), name);
          } catch (RocksDBException e) {
            throw Failures.of("a figure could not be read", e);
          }
        });
  }

  /** Makes the next opening quick; returns false if it was closed already. */
  boolean closeAfterFlush() {
    lease.readLock().lock();
    try {
      if (closed) {
        return false;
      }
    } finally {
      lease.readLock().unlock();
    }
    try {
      flush();
    } finally {
      close();
    }
    return true;
  }

  @Override
  public void close() {
    lease.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        Closing.all(owned);
      }
    } finally {
      lease.writeLock().unlock();
    }
  }
}
