package health.tarn.spi.plugin;

import org.jspecify.annotations.Nullable;

/**
 * A change that was asked for.
 *
 * @param store the id of the data store
 * @param kind what is to be done; a line of an import is an update
 * @param type the resource type
 * @param id the logical id; null for a create, whose id the lake makes later
 * @param json well-formed JSON of a resource of that type, in UTF-8, of which nothing else was
 *     checked yet; null for a delete. The array is the interceptor's to keep.
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes travel unchanged and are never compared.
public record ProposedChange(
    String store, Kind kind, String type, @Nullable String id, byte @Nullable [] json) {

  /** What is to be done. */
  public enum Kind {
    CREATE,
    UPDATE,
    DELETE
  }
}
