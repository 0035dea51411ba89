package health.tarn.storage.rocksdb;

import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StorageEngine;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/** Opens storages on RocksDB, which share memory and threads. */
@Component(
    immediate = true,
    service = StorageEngine.class,
    configurationPid = "health.tarn.storage.rocksdb",
    property = StorageEngine.NAME + "=rocksdb")
@Designate(ocd = RocksConfig.class)
public final class RocksStorageEngine implements StorageEngine, AutoCloseable {

  private static final long IDLE_SECONDS = 10;

  private final RocksSettings settings;
  private final InstantSource clock;
  private final Disk disk;
  private final boolean compressed;
  private final SharedMemory memory;
  private final ExecutorService threads;
  private final Set<RocksStorage> open = ConcurrentHashMap.newKeySet();

  @Activate
  public RocksStorageEngine(RocksConfig config) {
    this(RocksSettings.of(config));
  }

  /** For tests, which have no configuration service. */
  public RocksStorageEngine(RocksSettings settings) {
    this(settings, Clock.systemUTC(), Disk.REAL, true);
  }

  /**
   * @param compressed false only for tests that look for bytes in the files
   */
  RocksStorageEngine(RocksSettings settings, InstantSource clock, Disk disk, boolean compressed) {
    this.settings = settings;
    this.clock = clock;
    this.disk = disk;
    this.compressed = compressed;
    memory = new SharedMemory(settings);
    AtomicInteger number = new AtomicInteger();
    // A thread serves any storage that has something to write, and ends when none has.
    threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> new Thread(task, "tarn-storage-rocksdb-" + number.incrementAndGet()));
  }

  @Override
  public Storage open(Path folder) {
    Path files = Format.prepare(folder);
    Database database = Database.open(files, new DatabaseOptions(memory, compressed), disk);
    try {
      RocksStorage storage = new RocksStorage(database, settings, clock, threads, open::remove);
      open.add(storage);
      return storage;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  @Override
  public boolean durable() {
    return true;
  }

  /** Closes the storages that are still open, then lets go of what they shared. */
  @Deactivate
  @Override
  public void close() {
    List.copyOf(open).forEach(RocksStorage::close);
    threads.shutdown();
    memory.close();
  }
}
