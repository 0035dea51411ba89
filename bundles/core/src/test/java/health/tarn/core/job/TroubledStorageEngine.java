package health.tarn.core.job;

import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Note;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StorageEngine;
import health.tarn.spi.storage.StorageError;
import health.tarn.spi.storage.StorageException;
import health.tarn.storage.memory.MemoryStorageEngine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;

/** Storages in memory that outlive their closing, and whose disk can be full for some notes. */
@NullUnmarked // A null fails the test by itself.
final class TroubledStorageEngine implements StorageEngine {

  /** Which notes find no room on the disk. */
  volatile Predicate<Note> full = note -> false;

  /** How many batches were refused. */
  final AtomicInteger refused = new AtomicInteger();

  private final Map<Path, Storage> kept = new ConcurrentHashMap<>();

  @Override
  public Storage open(Path folder) {
    Storage storage = kept.computeIfAbsent(folder, new MemoryStorageEngine()::open);
    return (Storage)
        Proxy.newProxyInstance(
            Storage.class.getClassLoader(),
            new Class<?>[] {Storage.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              if (method.getName().equals("append")
                  && ((Batch) arguments[0]).notes().stream().anyMatch(full)) {
                refused.incrementAndGet();
                return CompletableFuture.failedFuture(
                    new StorageException(StorageError.FULL, "the disk is full"));
              }
              try {
                return method.invoke(storage, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public boolean durable() {
    return true;
  }
}
