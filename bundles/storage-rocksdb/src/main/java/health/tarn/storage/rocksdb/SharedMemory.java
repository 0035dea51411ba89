package health.tarn.storage.rocksdb;

import org.rocksdb.Cache;
import org.rocksdb.Env;
import org.rocksdb.LRUCache;
import org.rocksdb.Priority;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/** The native memory and the background threads that all storages of an engine share. */
final class SharedMemory implements AutoCloseable {

  private final Cache cache;
  private final WriteBufferManager writeBuffers;
  private final RocksSettings settings;

  SharedMemory(RocksSettings settings) {
    RocksDB.loadLibrary();
    this.settings = settings;
    // The write buffers are counted against the cache, so that one figure bounds both.
    cache = new LRUCache(settings.cache() + settings.writeBuffers());
    writeBuffers = new WriteBufferManager(settings.writeBuffers(), cache);
    Env env = Env.getDefault();
    env.setBackgroundThreads(settings.threads(), Priority.LOW);
    env.setBackgroundThreads(1, Priority.HIGH);
  }

  Cache cache() {
    return cache;
  }

  WriteBufferManager writeBuffers() {
    return writeBuffers;
  }

  int threads() {
    return settings.threads();
  }

  @Override
  public void close() {
    writeBuffers.close();
    cache.close();
  }
}
