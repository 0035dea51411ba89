package health.tarn.spi.nlp;

/**
 * What an entity may stand for.
 *
 * @param system the code system's URI, such as {@code http://hl7.org/fhir/sid/icd-10-cm}
 * @param display what the code system calls it
 * @param score how likely it is, 0 to 1
 */
public record Concept(String system, String code, String display, double score) {}
