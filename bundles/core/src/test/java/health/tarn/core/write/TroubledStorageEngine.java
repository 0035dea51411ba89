package health.tarn.core.write;

import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StorageEngine;
import health.tarn.storage.memory.MemoryStorageEngine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;

/** Storages in memory; what is asked of a data store's passes by a test first. */
@NullUnmarked // A null fails the test by itself.
final class TroubledStorageEngine implements StorageEngine {

  /** What a test does with a call. */
  interface Trouble {
    Object answer(String method, Call call) throws Throwable;
  }

  /** The call itself. */
  interface Call {
    Object go() throws Throwable;
  }

  private volatile Trouble trouble = (method, call) -> call.go();

  /** From now on, calls are answered so. */
  void with(Trouble answering) {
    trouble = answering;
  }

  void without() {
    trouble = (method, call) -> call.go();
  }

  @Override
  public Storage open(Path folder) {
    Storage storage = new MemoryStorageEngine().open(folder);
    if (folder.endsWith("system")) {
      return storage;
    }
    return (Storage)
        Proxy.newProxyInstance(
            Storage.class.getClassLoader(),
            new Class<?>[] {Storage.class},
            (proxy, method, arguments) ->
                trouble.answer(
                    method.getName(),
                    () -> {
                      try {
                        return method.invoke(storage, arguments);
                      } catch (InvocationTargetException e) {
                        throw e.getCause();
                      }
                    }));
  }

  @Override
  public boolean durable() {
    return false;
  }
}
