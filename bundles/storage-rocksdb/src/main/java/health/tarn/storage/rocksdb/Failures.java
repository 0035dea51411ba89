package health.tarn.storage.rocksdb;

import health.tarn.spi.storage.StorageError;
import health.tarn.spi.storage.StorageException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** Says in the words of the SPI what RocksDB reports. */
final class Failures {

  private Failures() {}

  /** A read or a maintenance that failed. */
  static StorageException of(String what, RocksDBException e) {
    StorageError error = StorageError.IO;
    if (isCorruption(e.getStatus())) {
      error = StorageError.CORRUPT;
    } else if (isNoSpace(e.getStatus())) {
      error = StorageError.FULL;
    }
    return new StorageException(error, what + ": " + reason(e), e);
  }

  static StorageException ofOpening(RocksDBException e) {
    String reason = reason(e).toLowerCase(Locale.ROOT);
    if (reason.contains("lock")) {
      return new StorageException(
          StorageError.IN_USE, "the storage is open elsewhere: " + reason(e), e);
    }
    if (reason.contains("column families not opened") || reason.contains("not supported")) {
      return new StorageException(
          StorageError.FORMAT, "the files are of another version: " + reason(e), e);
    }
    return of("the storage does not open", e);
  }

  /** A write that failed: the log may hold it or not. */
  static StorageException ofWriting(RocksDBException e) {
    return new StorageException(
        StorageError.UNKNOWN_OUTCOME,
        "it may or may not have been committed; open the storage again: " + reason(e),
        e);
  }

  private static boolean isCorruption(@Nullable Status status) {
    return status != null && status.getCode() == Status.Code.Corruption;
  }

  private static boolean isNoSpace(@Nullable Status status) {
    return status != null && status.getSubCode() == Status.SubCode.NoSpace;
  }

  private static String reason(RocksDBException e) {
    String message = e.getMessage();
    return message == null ? "no reason given" : message;
  }
}
