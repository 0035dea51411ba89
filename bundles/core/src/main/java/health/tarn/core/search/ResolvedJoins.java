package health.tarn.core.search;

import health.tarn.api.query.Query;

/**
 * A condition whose joins have become sets.
 *
 * @param query the flat query, not narrowed to what is visible of the types that are searched
 * @param keys how many keys its sets hold, each about 100 bytes in memory
 */
record ResolvedJoins(Query query, int keys) {

  /**
   * What the sets depend on, besides the point in time.
   *
   * @param context the search and the principal
   * @param visible what is visible of the types of the joins
   */
  record Of(String context, Query visible) {}
}
