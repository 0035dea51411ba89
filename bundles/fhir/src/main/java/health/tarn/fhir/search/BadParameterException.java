package health.tarn.fhir.search;

import health.tarn.api.Issue;
import java.io.Serial;

/** Says why one parameter of a search is not understood; never repeats its value. */
final class BadParameterException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final String code;

  private BadParameterException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** For a parameter, modifier or prefix that does not exist here. */
  static BadParameterException notSupported(String message) {
    return new BadParameterException("not-supported", message);
  }

  /** For a value that breaks the rules of its parameter. */
  static BadParameterException value(String message) {
    return new BadParameterException("value", message);
  }

  Issue issue(Issue.Severity severity) {
    return new Issue(severity, code, String.valueOf(getMessage()), null);
  }
}
