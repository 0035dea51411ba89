package health.tarn.spi.plugin;

import health.tarn.api.Resource;
import health.tarn.api.ResourceKey;
import org.jspecify.annotations.Nullable;

/**
 * A change that was committed.
 *
 * @param t the position in the data store's log, shared by all changes of one commit
 * @param resource the version that was made, as callers see it; null if all versions were erased
 */
public record CommittedChange(Kind kind, ResourceKey key, long t, @Nullable Resource resource) {

  /** What was done. */
  public enum Kind {
    /** A first version was made. */
    CREATED,
    /** A further version was made, after a delete too. */
    UPDATED,
    DELETED,
    /** Every version was removed for good. */
    ERASED
  }
}
