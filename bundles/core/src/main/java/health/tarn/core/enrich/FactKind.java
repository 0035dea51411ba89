package health.tarn.core.enrich;

import health.tarn.spi.nlp.Entity;
import health.tarn.spi.nlp.Trait;
import org.jspecify.annotations.Nullable;

/** Which resource an entity becomes. */
enum FactKind {
  CONDITION("Condition"),
  FINDING("Observation"),
  RESULT("Observation"),
  MEDICATION("MedicationStatement"),
  PROCEDURE("Procedure");

  private final String type;

  FactKind(String type) {
    this.type = type;
  }

  String type() {
    return type;
  }

  /**
   * Returns what an entity becomes; null for nothing. What is denied, only thought of, ahead, or a
   * relative's is no fact about the patient.
   */
  static @Nullable FactKind of(Entity entity) {
    if (entity.has(Trait.Name.NEGATION)
        || entity.has(Trait.Name.PERTAINS_TO_FAMILY)
        || entity.has(Trait.Name.HYPOTHETICAL)
        || entity.has(Trait.Name.FUTURE)) {
      return null;
    }
    return switch (entity.type()) {
      case DX_NAME -> entity.has(Trait.Name.DIAGNOSIS) ? CONDITION : FINDING;
      case GENERIC_NAME, BRAND_NAME -> MEDICATION;
      case PROCEDURE_NAME, TREATMENT_NAME -> PROCEDURE;
      case TEST_NAME -> Facts.hasValue(entity) ? RESULT : null;
      default -> null;
    };
  }
}
