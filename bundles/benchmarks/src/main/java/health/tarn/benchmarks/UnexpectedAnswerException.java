package health.tarn.benchmarks;

import java.io.IOException;
import java.io.Serial;

/** The lake answered otherwise than a measure can go on with. */
final class UnexpectedAnswerException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  UnexpectedAnswerException(String message) {
    super(message);
  }
}
