package health.tarn.demo;

/** What ends the demo: what happened, and what the reader can do about it. */
final class DemoException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DemoException(String whatAndWhatToDo) {
    super(whatAndWhatToDo);
  }

  DemoException(String whatAndWhatToDo, Throwable cause) {
    super(whatAndWhatToDo, cause);
  }
}
