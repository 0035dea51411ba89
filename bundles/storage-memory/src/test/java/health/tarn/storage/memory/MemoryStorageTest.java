package health.tarn.storage.memory;

import health.tarn.spi.storage.StorageEngine;
import health.tarn.testkit.StorageContract;
import java.time.InstantSource;

class MemoryStorageTest extends StorageContract {

  @Override
  protected StorageEngine newEngine(InstantSource clock) {
    return new MemoryStorageEngine(clock);
  }
}
