package health.tarn.fhir.search;

/**
 * One parameter of a search as it stands in the URL, decoded.
 *
 * @param name the code with its modifier or chain, such as {@code name:exact}
 * @param value the value with its prefixes and FHIR's own escapes
 */
public record Parameter(String name, String value) {}
