package health.tarn.spi.storage;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Why a storage did not do what it was asked; the message never repeats a body. */
public final class StorageException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** The change was none of the batch's. */
  public static final int NO_CHANGE = -1;

  private final StorageError error;
  private final int change;

  public StorageException(StorageError error, String message) {
    this(error, message, NO_CHANGE, null);
  }

  public StorageException(StorageError error, String message, Throwable cause) {
    this(error, message, NO_CHANGE, cause);
  }

  /**
   * @param change the index in the batch of the change that failed, or {@link #NO_CHANGE}
   */
  public StorageException(
      StorageError error, String message, int change, @Nullable Throwable cause) {
    super(message, cause);
    this.error = error;
    this.change = change;
  }

  public StorageError error() {
    return error;
  }

  /** Returns the index in the batch of the change that failed, or {@link #NO_CHANGE}. */
  public int change() {
    return change;
  }
}
