package health.tarn.spi.storage;

import health.tarn.api.ResourceKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts or deletes one resource.
 *
 * @param key which resource
 * @param body the canonical bytes, without {@code meta.versionId} and {@code meta.lastUpdated};
 *     null to delete. A delete of what does not exist, or is deleted, makes no version.
 * @param expectation what must hold before the change, or the whole batch fails
 * @param onlyIfDifferent true if a put of the very bytes of the newest version makes no version
 * @param identifiers the business identifiers that the resource has from now on, each {@code
 *     system|value} as FHIR's token search writes it; none for a delete
 * @param patients the ids of the patients to whose compartment the resource belongs from now on;
 *     none for a delete
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes travel unchanged and are never compared.
public record Change(
    ResourceKey key,
    byte @Nullable [] body,
    Expectation expectation,
    boolean onlyIfDifferent,
    List<String> identifiers,
    List<String> patients) {

  public Change(
      ResourceKey key,
      byte @Nullable [] body,
      Expectation expectation,
      boolean onlyIfDifferent,
      List<String> identifiers,
      List<String> patients) {
    this.key = key;
    this.body = body;
    this.expectation = expectation;
    this.onlyIfDifferent = onlyIfDifferent;
    this.identifiers = List.copyOf(identifiers);
    this.patients = List.copyOf(patients);
  }

  /** Returns a put without identifiers and compartments. */
  public static Change put(ResourceKey key, byte[] body, Expectation expectation) {
    return new Change(key, body, expectation, false, List.of(), List.of());
  }

  /** Returns a delete. */
  public static Change delete(ResourceKey key, Expectation expectation) {
    return new Change(key, null, expectation, false, List.of(), List.of());
  }
}
