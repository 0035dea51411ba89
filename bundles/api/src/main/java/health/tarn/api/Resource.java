package health.tarn.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a resource as callers see it.
 *
 * @param key which resource
 * @param version 1 for the first version, then without holes
 * @param t the position in the data store's log at which this version was committed
 * @param lastUpdated when it was committed
 * @param json the resource as UTF-8 JSON with {@code meta.versionId} and {@code meta.lastUpdated}
 *     in their place; null if this version says that the resource was deleted
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes travel unchanged and are never compared.
public record Resource(
    ResourceKey key, long version, long t, Instant lastUpdated, byte @Nullable [] json) {

  /** Tells whether this version says that the resource was deleted. */
  public boolean deleted() {
    return json == null;
  }
}
