package health.tarn.core.store;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import java.util.Locale;

/** How closely a resource is looked at before it may enter the log; HealthLake's names. */
public enum Validation {
  /** Well-formed JSON, a known resource type and a valid id. */
  MINIMAL,
  /** All that R4's StructureDefinitions say of elements, types, cardinalities and formats. */
  STRUCTURE_ONLY;

  /** Reads {@code minimal} or {@code structure-only}. */
  public static Validation of(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "minimal" -> MINIMAL;
      case "structure-only" -> STRUCTURE_ONLY;
      case "strict" ->
          throw new LakeException(
              Problem.INVALID,
              "validation level 'strict' needs profiles, which this lake does not check;"
                  + " use structure-only or minimal");
      default ->
          throw new LakeException(
              Problem.INVALID,
              "expected validation level structure-only or minimal, found '" + text + "'");
    };
  }

  /** Returns the name as HealthLake writes it. */
  public String text() {
    return this == MINIMAL ? "minimal" : "structure-only";
  }
}
