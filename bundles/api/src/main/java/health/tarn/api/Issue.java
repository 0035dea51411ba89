package health.tarn.api;

import org.jspecify.annotations.Nullable;

/**
 * One finding, as FHIR's OperationOutcome.issue says it (R4, operationoutcome.html).
 *
 * @param severity how bad it is
 * @param code one of FHIR's issue types, such as {@code structure}, {@code value}, {@code required}
 * @param diagnostics what was found, what was expected and where; never patient content
 * @param expression where, as a simple FHIRPath such as {@code Patient.name[0].given}; null if it
 *     concerns the whole
 */
public record Issue(
    Severity severity, String code, String diagnostics, @Nullable String expression) {

  /** FHIR's issue severities; FATAL is never used, since nothing stops the whole lake. */
  public enum Severity {
    ERROR,
    WARNING,
    INFORMATION
  }

  /** Returns an error without a place. */
  public static Issue error(String code, String diagnostics) {
    return new Issue(Severity.ERROR, code, diagnostics, null);
  }

  /** Returns an error at a place. */
  public static Issue error(String code, String diagnostics, String expression) {
    return new Issue(Severity.ERROR, code, diagnostics, expression);
  }

  /** Returns a warning without a place. */
  public static Issue warning(String code, String diagnostics) {
    return new Issue(Severity.WARNING, code, diagnostics, null);
  }
}
