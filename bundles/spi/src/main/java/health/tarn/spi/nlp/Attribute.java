package health.tarn.spi.nlp;

/**
 * What belongs to an entity.
 *
 * @param text what stands in the span
 * @param score how sure the engine is of the attribute as such, 0 to 1
 * @param relationshipScore how sure it is that the attribute belongs to this entity, 0 to 1
 */
public record Attribute(Type type, Span span, String text, double score, double relationshipScore) {

  /** The attributes of DetectEntitiesV2 of Amazon Comprehend Medical. */
  public enum Type {
    DOSAGE,
    STRENGTH,
    FORM,
    FREQUENCY,
    DURATION,
    ROUTE_OR_MODE,
    RATE,
    ACUITY,
    QUALITY,
    DIRECTION,
    SYSTEM_ORGAN_SITE,
    TEST_VALUE,
    TEST_UNIT,
    AMOUNT,
    TIME_TO_DX_NAME,
    TIME_TO_MEDICATION_NAME,
    TIME_TO_PROCEDURE_NAME,
    TIME_TO_TEST_NAME,
    TIME_TO_TREATMENT_NAME
  }
}
