package health.tarn.api;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a data store is.
 *
 * @param id its name in URLs
 * @param deletedAt when it was deleted; null while it is active
 * @param options by name: {@code storage} and {@code search} (names of engines), {@code validation}
 *     ({@code structure-only} or {@code minimal}), {@code text} ({@code on} or {@code off}: {@code
 *     _text} and {@code _content}), {@code graph} and {@code nlp} (the name of an engine, or {@code
 *     off})
 */
public record StoreDescription(
    String id,
    State state,
    Instant createdAt,
    @Nullable Instant deletedAt,
    Map<String, String> options) {

  public StoreDescription {
    options = Map.copyOf(options);
  }

  /** Whether a data store can be used. */
  public enum State {
    ACTIVE,
    DELETED
  }
}
