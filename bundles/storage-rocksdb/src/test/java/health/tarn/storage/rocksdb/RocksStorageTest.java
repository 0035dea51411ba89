package health.tarn.storage.rocksdb;

import health.tarn.spi.storage.StorageEngine;
import health.tarn.testkit.StorageContract;
import java.time.InstantSource;

class RocksStorageTest extends StorageContract {

  @Override
  protected StorageEngine newEngine(InstantSource clock) {
    return new RocksStorageEngine(RocksSettings.small(), clock, Disk.REAL, true);
  }
}
