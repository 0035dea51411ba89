package health.tarn.storage.rocksdb;

import java.nio.file.Path;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** Where a disk may fail; tests put one in place that does. */
interface Disk {

  Disk REAL = new Disk() {};

  /** Returns how many bytes may still be written below the folder. */
  default long usable(Path folder) {
    return folder.toFile().getUsableSpace();
  }

  default void write(RocksDB database, WriteOptions options, WriteBatch batch)
      throws RocksDBException {
    database.write(options, batch);
  }
}
