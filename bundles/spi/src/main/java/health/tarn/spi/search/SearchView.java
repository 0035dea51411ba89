package health.tarn.spi.search;

import health.tarn.api.ResourceKey;
import health.tarn.api.query.Query;
import health.tarn.api.query.Sort;
import health.tarn.spi.storage.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A point in time of an index. Any number of threads may use one at once.
 *
 * <p>A query with a parameter for which no resource has an entry matches nothing; it is no error.
 */
@ConsumerType
public interface SearchView extends AutoCloseable {

  /** Returns the {@code t} of the index when the view was taken. */
  long t();

  /**
   * Returns matches in order.
   *
   * @param sort the order; what it leaves open is decided by the newest {@code _lastUpdated} first,
   *     then by key, so that the order is total
   * @param count how many at most
   * @param after the position of the last match of the page before; null for the first page
   */
  List<Hit> search(Query query, List<Sort> sort, int count, @Nullable String after);

  /** Returns the number of matches. */
  long count(Query query);

  /** Returns the keys of all matches, in no particular order, each once. */
  Cursor<ResourceKey> keys(Query query);

  /**
   * Returns where the matches point to by a reference parameter: each target once, in no particular
   * order, as {@link IndexEntry.Reference#target} has it.
   */
  Cursor<String> targets(Query query, String parameter);

  @Override
  void close();

  /**
   * A match.
   *
   * @param position where it stands in the order; printable ASCII that only the engine reads, and
   *     that is valid for any view of the same index
   */
  record Hit(ResourceKey key, String position) {}
}
