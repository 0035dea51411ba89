package health.tarn.api.query;

/**
 * One rule of an order of results.
 *
 * <p>Resources without a value come last in either direction (FHIR R4, search.html, 3.1.1.5.9). A
 * resource with several values is ordered by its smallest when ascending, by its largest when
 * descending. A parameter that serves a modifier, such as {@code code:text}, is none to sort by.
 *
 * @param parameter the code of a search parameter, {@code _id} or {@code _lastUpdated}
 */
public record Sort(String parameter, Kind kind, boolean descending) {

  /** What values the parameter has. Strings are compared by code point. */
  public enum Kind {
    /** Ordered by the code, whatever its system. */
    TOKEN,
    /** Ordered by the folded string. */
    STRING,
    /** Ordered by the target. */
    REFERENCE,
    /** Ordered by the low end when ascending, by the high end when descending. */
    DATE,
    /** Ordered as {@link #DATE}. */
    NUMBER,
    /** Ordered as {@link #DATE}, by the canonical value where there is one. */
    QUANTITY,
    URI
  }
}
