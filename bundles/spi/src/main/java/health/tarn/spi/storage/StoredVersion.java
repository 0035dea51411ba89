package health.tarn.spi.storage;

import health.tarn.api.ResourceKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version as it is stored.
 *
 * @param t the position in the log, shared by all versions of one commit
 * @param place its place among the changes of that commit, from 0
 * @param at the instant of that commit
 * @param body the bytes that were put; null if this version is a delete
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes travel unchanged and are never compared.
public record StoredVersion(
    ResourceKey key, long version, long t, int place, Instant at, byte @Nullable [] body) {

  /** Tells whether this version says that the resource was deleted. */
  public boolean deleted() {
    return body == null;
  }

  public Position position() {
    return new Position(t, place);
  }
}
