package health.tarn.spi.transport;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Why a transport did not do what it was asked; names the object and never a credential. */
public final class TransportException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final TransportError error;
  private final boolean retryable;

  public TransportException(
      TransportError error, boolean retryable, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.error = error;
    this.retryable = retryable;
  }

  public TransportError error() {
    return error;
  }

  /** Tells whether the same call may succeed later. */
  public boolean retryable() {
    return retryable;
  }
}
