package health.tarn.core.feed;

import health.tarn.spi.search.IndexEntry;
import health.tarn.spi.storage.StoredVersion;
import java.util.List;

/** Computes from a stored version what it is found by: the same as before its commit. */
public interface EntrySource {

  List<IndexEntry> entries(StoredVersion version);

  /** Tells how they are computed. */
  Recipe recipe();

  /** Returns the source that serves an index of another recipe best until it is replaced. */
  EntrySource like(Recipe other);
}
