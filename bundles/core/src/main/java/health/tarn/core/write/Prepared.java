package health.tarn.core.write;

import health.tarn.api.ResourceKey;
import health.tarn.spi.search.IndexEntry;
import health.tarn.spi.storage.Change;
import health.tarn.spi.storage.Expectation;
import java.util.List;

/**
 * A resource that was checked and can be appended.
 *
 * @param body the canonical bytes
 * @param entries what it is found by
 * @param identifiers its business identifiers, each {@code system|value}
 * @param patients the ids of the patients to whose compartments it belongs
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes travel unchanged and are never compared.
public record Prepared(
    ResourceKey key,
    byte[] body,
    List<IndexEntry> entries,
    List<String> identifiers,
    List<String> patients) {

  /** Returns the put of this resource. */
  public Write put(Expectation expectation, boolean onlyIfDifferent) {
    return new Write(
        new Change(key, body, expectation, onlyIfDifferent, identifiers, patients), entries);
  }
}
