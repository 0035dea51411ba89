package health.tarn.nlp.ctakes;

import health.tarn.spi.nlp.EntityType;
import health.tarn.spi.terminology.Term;

/** What one or more terms of the dictionary stand for. */
record Meaning(Term.Kind kind, String system, String code, String display) {

  static Meaning of(Term term) {
    return new Meaning(term.kind(), term.system(), term.code(), term.display());
  }

  EntityType type() {
    return switch (kind) {
      case DISORDER, FINDING -> EntityType.DX_NAME;
      case INGREDIENT -> EntityType.GENERIC_NAME;
      case BRAND -> EntityType.BRAND_NAME;
      case TEST -> EntityType.TEST_NAME;
      case PROCEDURE -> EntityType.PROCEDURE_NAME;
      case TREATMENT -> EntityType.TREATMENT_NAME;
      case BODY_SITE -> EntityType.SYSTEM_ORGAN_SITE;
    };
  }
}
