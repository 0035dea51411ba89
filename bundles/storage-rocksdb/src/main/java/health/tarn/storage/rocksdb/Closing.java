package health.tarn.storage.rocksdb;

import java.util.List;

/** Closes native objects, the last made first. */
final class Closing {

  private Closing() {}

  static void all(List<? extends AutoCloseable> owned) {
    RuntimeException failure = null;
    for (int i = owned.size() - 1; i >= 0; i--) {
      try {
        owned.get(i).close();
      } catch (Exception e) {
        RuntimeException next = new IllegalStateException("a native object did not close", e);
        if (failure == null) {
          failure = next;
        } else {
          failure.addSuppressed(next);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
