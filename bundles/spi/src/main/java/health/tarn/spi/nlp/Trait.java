package health.tarn.spi.nlp;

/**
 * What a text says of an entity beside naming it.
 *
 * @param score how sure the engine is, 0 to 1
 */
public record Trait(Name name, double score) {

  /** The traits of DetectEntitiesV2 of Amazon Comprehend Medical. */
  public enum Name {
    /** What others see or measure. */
    SIGN,
    /** What the patient feels. */
    SYMPTOM,
    DIAGNOSIS,
    /** The text denies it. */
    NEGATION,
    /** It is a relative's. */
    PERTAINS_TO_FAMILY,
    /** It is thought of, not said to be. */
    HYPOTHETICAL,
    /** The writer is not sure. */
    LOW_CONFIDENCE,
    PAST_HISTORY,
    FUTURE
  }
}
