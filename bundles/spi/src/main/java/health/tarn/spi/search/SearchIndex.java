package health.tarn.spi.search;

import health.tarn.spi.storage.Figure;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One search index: the current resources of one data store as of some {@code t}.
 *
 * <p>Promises, checked by {@code health.tarn.testkit.SearchContract}:
 *
 * <ul>
 *   <li>A view shows everything that was applied before it was taken and nothing applied later.
 *   <li>After a crash, the index holds exactly what was applied up to its {@link #progress}.
 *   <li>The same changes applied again leave the same index, unless they said {@code first}.
 *   <li>An entry that the engine cannot keep is refused by itself; the rest of its resource and of
 *       the changes is kept.
 * </ul>
 *
 * <p>After {@link #close}, the index answers with {@link SearchError#CLOSED}; views that were taken
 * before stay valid until they are closed themselves.
 *
 * <p>{@link #restart}, {@link #apply} and {@link #commit} are called by one thread at a time; views
 * are taken by any thread at any time.
 */
@ConsumerType
public interface SearchIndex extends AutoCloseable {

  /** How far the index is. */
  record Progress(String storageIdentity, long t) {}

  /** Returns what is durable; empty for an index that is new, damaged or not yet complete. */
  Optional<Progress> progress();

  /** Empties the index, durably; it is without progress until a commit with a {@code t} above 0. */
  void restart(String storageIdentity);

  /**
   * Applies changes, in order.
   *
   * @param t where the log stands after them; 0 while a rebuild is not complete
   * @return the positions in the list of the changes that the engine could not keep whole
   */
  List<Integer> apply(List<IndexChange> changes, long t);

  /** Makes durable what was applied. */
  void commit();

  /** Returns the {@code t} of the last {@link #apply}. */
  long t();

  /** Takes a point in time, which the caller closes. */
  SearchView view();

  /** Figures for people: names and values, such as {@code disk.bytes}. */
  List<Figure> figures();

  /** Lets go of all files, without a commit. */
  @Override
  void close();
}
