package health.tarn.core.write;

import health.tarn.api.ResourceKey;
import health.tarn.spi.search.IndexEntry;
import health.tarn.spi.storage.Change;
import health.tarn.spi.storage.Expectation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change, with what the projections need to know of it.
 *
 * @param entries null for a delete
 */
public record Write(Change change, @Nullable List<IndexEntry> entries) {

  /** Returns the delete of a resource. */
  public static Write delete(ResourceKey key, Expectation expectation) {
    return new Write(Change.delete(key, expectation), null);
  }
}
