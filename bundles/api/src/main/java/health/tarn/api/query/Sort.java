package health.tarn.api.query;

/**
 * One rule of an order of results.
 *
 * <p>Resources without a value come last in either direction (FHIR R4, search.html, 3.1.1.5.9). A
 * resource with several values is ordered by its smallest when ascending, by its largest when
 * descending.
 *
 * @param parameter the code of a search parameter, {@code _id} or {@code _lastUpdated}
 */
public record Sort(String parameter, Kind kind, boolean descending) {

  /** What values the parameter has. */
  public enum Kind {
    TOKEN,
    STRING,
    REFERENCE,
    DATE,
    NUMBER,
    QUANTITY,
    URI
  }
}
