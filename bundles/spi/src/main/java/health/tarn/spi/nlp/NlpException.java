package health.tarn.spi.nlp;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Says why a text was not read; repeats nothing of it. */
public final class NlpException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final NlpError error;

  public NlpException(NlpError error, String message) {
    this(error, message, null);
  }

  public NlpException(NlpError error, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.error = error;
  }

  public NlpError error() {
    return error;
  }
}
