package health.tarn.api;

import health.tarn.api.graph.GraphQueries;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One data store as one principal sees it.
 *
 * <p>What the principal may not see does not exist for it: not in entries, counts, links or
 * statuses. Every method throws {@link LakeException}; {@link Problem#FORBIDDEN} if the interaction
 * as such is not permitted.
 */
@ProviderType
public interface DataStore {

  StoreDescription description();

  /**
   * Returns the newest version.
   *
   * @throws LakeException {@link Problem#NOT_FOUND}, {@link Problem#GONE}
   */
  Resource read(ResourceKey key);

  /**
   * Returns one version.
   *
   * @throws LakeException {@link Problem#NOT_FOUND}, {@link Problem#GONE} if it is a delete
   */
  Resource read(ResourceKey key, long version);

  /** Returns versions, newest first. */
  HistoryPage history(HistoryCall call);

  /**
   * Stores a resource under an id that the store gives it.
   *
   * @param json the resource; an id in it is replaced
   * @param ifNoneExist search parameters as in {@code If-None-Exist}; if exactly one resource
   *     matches, nothing is stored and that one is returned
   */
  Written create(String type, byte[] json, @Nullable String ifNoneExist);

  /**
   * Stores a version under the caller's id, the first one if there is none.
   *
   * @param json the resource, whose id must be the key's
   */
  Written update(ResourceKey key, byte[] json, Precondition precondition);

  /** Deletes a resource; one that is not there is no error. */
  Written delete(ResourceKey key, Precondition precondition);

  /**
   * Carries out a transaction or batch Bundle.
   *
   * @return one answer for each entry, in the same order
   * @throws LakeException if the Bundle as a whole is refused; then nothing was changed
   */
  BundleAnswer bundle(byte[] json);

  /** Searches. */
  SearchPage search(SearchCall call);

  /**
   * Returns what happened to a patient, in the order in which it happened.
   *
   * @throws LakeException {@link Problem#NOT_FOUND}, {@link Problem#GONE} as with {@link
   *     #read(ResourceKey)}; {@link Problem#INVALID} if {@code from} or {@code to} is no date
   */
  TimelinePage timeline(TimelineCall call);

  /** Tells what this store can do: types, and the search parameters of each. */
  Abilities abilities();

  /** Tells how the store is; its figures count everything, so they need everything permitted. */
  StoreStatus status();

  /** Returns the questions that can be asked of the graph. */
  GraphQueries graph();

  /** Throws the search index away and fills it again; searches answer on from the old one. */
  void rebuildSearch();

  /**
   * Empties the graph and fills it again; it answers nothing meanwhile.
   *
   * @throws LakeException {@link Problem#CONFLICT} if the store keeps no graph
   */
  void rebuildGraph();

  /** Makes the files as small as they can be. */
  void compact();
}
