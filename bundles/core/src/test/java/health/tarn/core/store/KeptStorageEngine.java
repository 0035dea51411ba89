package health.tarn.core.store;

import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StorageEngine;
import health.tarn.storage.memory.MemoryStorageEngine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.NullUnmarked;

/** Storages in memory that outlive their closing, as those on a disk do while their folder does. */
@NullUnmarked // A null fails the test by itself.
final class KeptStorageEngine implements StorageEngine {

  private final Map<Path, Storage> kept = new ConcurrentHashMap<>();
  private final Map<Path, Boolean> open = new ConcurrentHashMap<>();

  @Override
  public Storage open(Path folder) {
    if (open.put(folder, true) != null) {
      throw new IllegalStateException(folder + " is open already");
    }
    if (!Files.exists(folder)) {
      kept.remove(folder);
    }
    try {
      Files.createDirectories(folder);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    Storage storage = kept.computeIfAbsent(folder, new MemoryStorageEngine()::open);
    return (Storage)
        Proxy.newProxyInstance(
            Storage.class.getClassLoader(),
            new Class<?>[] {Storage.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                open.remove(folder);
                return null;
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

  boolean isOpen(Path folder) {
    return open.containsKey(folder);
  }
}
