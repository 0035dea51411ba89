package health.tarn.core.feed;

import health.tarn.spi.search.IndexChange;
import java.util.List;

/**
 * What one commit changed, so that a projection need not read it from the log.
 *
 * @param previousT the position of the commit just before it
 * @param recipe how the entries of the changes were computed
 * @param bytes how many bytes of heap the changes take, roughly
 */
public record Hint(long previousT, long t, Recipe recipe, long bytes, List<IndexChange> changes) {

  /** An entry takes about four bytes of heap for each byte of its resource (measured: 3.8). */
  private static final long HEAP_OF_A_BYTE = 4;

  private static final long HEAP_OF_A_HINT = 200;

  public Hint {
    changes = List.copyOf(changes);
  }

  /** Returns what a hint takes of the heap whose resources have so many bytes. */
  public static long heap(long bodyBytes) {
    return HEAP_OF_A_HINT + bodyBytes * HEAP_OF_A_BYTE;
  }
}
