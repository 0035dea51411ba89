package health.tarn.spi.storage;

import health.tarn.api.ResourceKey;
import java.time.Instant;

/**
 * That a commit made a version, without what the version says.
 *
 * @param version its number
 * @param place its place among the changes of the commit, from 0
 * @param at the instant of the commit
 */
public record MadeVersion(ResourceKey key, long version, int place, Instant at) {}
