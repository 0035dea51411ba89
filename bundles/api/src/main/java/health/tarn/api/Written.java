package health.tarn.api;

import org.jspecify.annotations.Nullable;

/**
 * What a write did.
 *
 * @param resource the newest version; after a delete, the version that says so; null if what should
 *     be deleted was never there
 * @param effect what happened
 */
public record Written(@Nullable Resource resource, Effect effect) {

  /** What happened. */
  public enum Effect {
    /** A first version, or the first after a delete. */
    CREATED,
    UPDATED,
    /** The content was the same, or what should be deleted was not there: no version was made. */
    UNCHANGED,
    DELETED,
    /** A conditional create found the resource that it describes. */
    FOUND
  }
}
