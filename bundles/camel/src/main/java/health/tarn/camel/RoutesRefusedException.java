package health.tarn.camel;

/** Routes that were not installed; what ran before runs on. */
final class RoutesRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RoutesRefusedException(String reason) {
    super(reason);
  }

  RoutesRefusedException(String reason, Throwable cause) {
    super(reason + ": " + rootMessage(cause), cause);
  }

  /** Camel wraps what went wrong several times; the innermost message is the one that helps. */
  private static String rootMessage(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getName() : root.getMessage();
  }
}
