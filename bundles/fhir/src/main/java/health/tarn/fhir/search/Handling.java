package health.tarn.fhir.search;

/** What becomes of a parameter that is not understood (FHIR R4, search.html, 3.1.1.2). */
public enum Handling {
  /** The search is refused. */
  STRICT,
  /** The parameter is left out, and the result says so. */
  LENIENT
}
