package health.tarn.spi.storage;

import health.tarn.api.ResourceKey;

/** Whose history is read. */
public sealed interface HistoryScope {

  record OfResource(ResourceKey key) implements HistoryScope {}

  record OfType(String type) implements HistoryScope {}

  record OfAll() implements HistoryScope {}
}
