package health.tarn.fhir.search.expression;

import java.io.Serial;

/** Says why an expression is not compiled: it is wrong, or beyond the subset. */
public final class UnsupportedExpressionException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public UnsupportedExpressionException(String reason) {
    super(reason);
  }
}
