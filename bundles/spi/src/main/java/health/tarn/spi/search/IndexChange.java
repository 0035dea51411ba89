package health.tarn.spi.search;

import health.tarn.api.ResourceKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an index learns of one resource.
 *
 * @param version the number of the version, for {@code _lastUpdated} and nothing else to compare
 * @param at the instant of its commit, which is {@code _lastUpdated}; engines keep it in whole
 *     milliseconds
 * @param first true if the index is known to hold nothing of this resource, so that an engine need
 *     not look for what it replaces
 * @param entries what it is found by; null if the resource was deleted or erased
 */
public record IndexChange(
    ResourceKey key, long version, Instant at, boolean first, @Nullable List<IndexEntry> entries) {}
