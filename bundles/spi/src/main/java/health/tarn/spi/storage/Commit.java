package health.tarn.spi.storage;

import java.time.Instant;
import java.util.List;

/**
 * What a commit did.
 *
 * @param t its position in the log
 * @param previousT the position of the commit just before it; 0 if it was the first
 * @param at its instant
 * @param outcomes one for each change of the batch, in the same order
 */
public record Commit(long t, long previousT, Instant at, List<Outcome> outcomes) {
  public Commit {
    outcomes = List.copyOf(outcomes);
  }

  /**
   * What became of a change.
   *
   * @param version the number of the resource's newest version after the commit; 0 if there is none
   */
  public record Outcome(long version, Effect effect) {}

  /** Whether a change made a version. */
  public enum Effect {
    /** The first version ever. */
    CREATED,
    /** A further version with a body, of a resource that was deleted or erased before. */
    RESTORED,
    /** A further version with a body. */
    UPDATED,
    /** A further version, which says that the resource is deleted. */
    DELETED,
    /** No version: the bytes were the same, there was nothing to delete, or it was erased. */
    NONE
  }
}
