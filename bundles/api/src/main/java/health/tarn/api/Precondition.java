package health.tarn.api;

import org.jspecify.annotations.Nullable;

/**
 * What must hold for a write.
 *
 * @param ifMatch the number that the newest version must have; null for any
 * @param ifNoneMatchAny true if the resource must not exist
 */
public record Precondition(@Nullable Long ifMatch, boolean ifNoneMatchAny) {

  public static final Precondition NONE = new Precondition(null, false);

  /** The newest version must have this number. */
  public static Precondition ifMatch(long version) {
    return new Precondition(version, false);
  }
}
