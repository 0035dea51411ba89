package health.tarn.spi.storage;

import java.util.List;

/**
 * Conditions that were searched as of {@code t} and on which a batch depends.
 *
 * <p>The commit is refused with {@link StorageError#TOUCHED} if any commit after {@code t} touched
 * one of them. An engine may also refuse when it no longer knows, as after a restart, an erasure or
 * a purge; the caller then searches again as of a later {@code t}.
 */
public record Watch(long t, List<Condition> conditions) {
  public Watch {
    conditions = List.copyOf(conditions);
  }

  /** What a commit touches. A change without effect touches nothing. */
  public sealed interface Condition {

    /** Touched by every change of a resource of the type. */
    record OfType(String type) implements Condition {}

    /** Touched by every change that had the identifier before, or has it after. */
    record OfIdentifier(String type, String identifier) implements Condition {}

    /** Touched by every change of the resource. */
    record OfResource(health.tarn.api.ResourceKey key) implements Condition {}
  }
}
