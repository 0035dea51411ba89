package health.tarn.storage.memory;

import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StorageEngine;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Opens storages that last until they are closed. */
@Component(
    immediate = true,
    service = StorageEngine.class,
    property = StorageEngine.NAME + "=memory")
public final class MemoryStorageEngine implements StorageEngine {

  private final InstantSource clock;

  @Activate
  public MemoryStorageEngine() {
    this(Clock.systemUTC());
  }

  /** Makes an engine whose commits take their instants from the clock. */
  public MemoryStorageEngine(InstantSource clock) {
    this.clock = clock;
  }

  /** Returns a new and empty storage, whatever the folder. */
  @Override
  public Storage open(Path folder) {
    return new MemoryStorage(clock);
  }

  @Override
  public boolean durable() {
    return false;
  }
}
