package health.tarn.core.disk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Closes things of which each must be closed, whatever goes wrong with the others. */
public final class Closing {

  private Closing() {}

  /** Closes all, in order; throws what was thrown first, with the rest suppressed. */
  public static void all(List<Runnable> closers) {
    @Nullable RuntimeException first = null;
    for (Runnable closer : closers) {
      try {
        closer.run();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
