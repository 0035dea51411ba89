package health.tarn.core.write;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.spi.storage.StorageException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Says in the lake's words what a storage engine could not do. */
public final class StorageFaults {

  private StorageFaults() {}

  /**
   * Waits for an append.
   *
   * @throws StorageException as the engine threw it
   */
  public static <T> T join(CompletableFuture<T> appended) {
    try {
      return appended.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StorageException storage) {
        throw storage;
      }
      throw e;
    }
  }

  /** Returns what a caller is told. */
  public static LakeException translate(StorageException e) {
    return switch (e.error()) {
      case EXPECTATION -> new LakeException(Problem.PRECONDITION_FAILED, message(e), e);
      case TOUCHED -> new LakeException(Problem.CONFLICT, message(e), e);
      case DUPLICATE_KEY, INVALID -> new LakeException(Problem.INVALID, message(e), e);
      case FULL ->
          LakeException.retryLater(
              Problem.UNAVAILABLE,
              "no space is left on the disk of this data store; nothing was changed",
              Duration.ofMinutes(1));
      case IO, IN_USE, FORMAT, CORRUPT, CLOSED ->
          new LakeException(Problem.UNAVAILABLE, message(e), e);
      case UNKNOWN_OUTCOME ->
          new LakeException(
              Problem.UNAVAILABLE,
              "the write may or may not have been stored; read the resource to see",
              e);
    };
  }

  private static String message(StorageException e) {
    String message = e.getMessage();
    return message == null ? e.error().name() : message;
  }
}
