package health.tarn.core.write;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.spi.storage.StorageError;
import health.tarn.spi.storage.StorageException;
import java.util.function.Supplier;

/** Does again what other writers have touched meanwhile, ten times at most. */
final class Attempts {

  private static final int MOST = 10;

  private Attempts() {}

  /**
   * Returns what the first attempt returns that was not touched.
   *
   * @param what what an attempt depends on, for the message
   * @param attempt throws a StorageException with {@link StorageError#TOUCHED} to be done again
   */
  static <T> T untilUntouched(String what, Supplier<T> attempt) {
    for (int tries = 0; tries < MOST; tries++) {
      try {
        return attempt.get();
      } catch (StorageException e) {
        if (e.error() != StorageError.TOUCHED) {
          throw StorageFaults.translate(e);
        }
      }
    }
    throw new LakeException(
        Problem.CONFLICT,
        "other writers changed " + what + ", " + MOST + " times in a row; try again");
  }

  /** Returns what makes an attempt be done again whose own look at the store was overtaken. */
  static StorageException overtaken(StorageException e) {
    return new StorageException(StorageError.TOUCHED, String.valueOf(e.getMessage()), e);
  }
}
