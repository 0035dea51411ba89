package health.tarn.spi.terminology;

/**
 * One way to write a concept.
 *
 * @param text as people write it, in any case, with single spaces
 * @param system the code system's URI, such as {@code http://hl7.org/fhir/sid/icd-10-cm}
 * @param display what the code system calls the concept
 */
public record Term(String text, Kind kind, String system, String code, String display) {

  /** What kind of thing a term names. */
  public enum Kind {
    DISORDER,
    /** A sign or symptom. */
    FINDING,
    INGREDIENT,
    BRAND,
    TEST,
    PROCEDURE,
    /** What is done over some time, such as dialysis. */
    TREATMENT,
    BODY_SITE
  }
}
