package health.tarn.transport.file;

import health.tarn.spi.transport.TransportError;
import health.tarn.spi.transport.TransportException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says what an operating system's refusal means to a caller. */
final class FileErrors {

  private FileErrors() {}

  /** Returns the exception for a failure at a location, named by the call that failed. */
  static TransportException of(URI location, String call, IOException cause) {
    TransportError error = error(cause);
    return new TransportException(
        error, false, location + ": " + call + " failed: " + reason(cause, error), cause);
  }

  static TransportException outside(URI location, String why) {
    return new TransportException(
        TransportError.OUTSIDE,
        false,
        location + ": " + why + "; roots in health.tarn.transport.file.cfg allows folders",
        null);
  }

  static TransportException invalid(URI location, String why) {
    return new TransportException(TransportError.INVALID, false, location + ": " + why, null);
  }

  private static TransportError error(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return TransportError.NOT_FOUND;
    }
    if (cause instanceof AccessDeniedException) {
      return TransportError.DENIED;
    }
    if (cause instanceof FileAlreadyExistsException
        || cause instanceof DirectoryNotEmptyException
        || cause instanceof NotDirectoryException) {
      return TransportError.INVALID;
    }
    return byReason(String.valueOf(cause.getMessage()));
  }

  /** The JDK has no class for these; the texts are those of the C library, in English. */
  private static TransportError byReason(String reason) {
    if (reason.contains("No space left on device") || reason.contains("quota exceeded")) {
      return TransportError.FULL;
    }
    if (reason.contains("Read-only file system") || reason.contains("not permitted")) {
      return TransportError.DENIED;
    }
    if (reason.contains("Not a directory")
        || reason.contains("Is a directory")
        || reason.contains("File name too long")) {
      return TransportError.INVALID;
    }
    return TransportError.IO;
  }

  private static String reason(IOException cause, TransportError error) {
    return switch (error) {
      case NOT_FOUND -> "there is no such file or folder";
      case DENIED -> "the file's rights do not allow it";
      case FULL -> "no space is left";
      case INVALID -> "a file is where a folder has to be, or the reverse, or its name is too long";
      default -> String.valueOf(cause.getMessage());
    };
  }
}
