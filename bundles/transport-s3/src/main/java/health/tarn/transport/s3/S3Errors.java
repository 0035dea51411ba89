package health.tarn.transport.s3;

import health.tarn.spi.transport.TransportError;
import health.tarn.spi.transport.TransportException;
import java.io.IOException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Says what S3's and the SDK's errors mean to a caller.
 *
 * <p>No class of the SDK leaves the bundle, not even as a cause: messages name the place, the
 * status, S3's code and the request's id, and neither S3's text nor anything that was signed.
 */
final class S3Errors {

  private static final Logger log = LoggerFactory.getLogger(S3Errors.class);

  private static final Set<String> DENIED =
      Set.of("ExpiredToken", "InvalidToken", "InvalidAccessKeyId", "RequestExpired");
  private static final Set<String> FULL =
      Set.of("StorageFull", "QuotaExceeded", "XMinioStorageFull", "QuotaExceededException");
  private static final Set<String> INVALID =
      Set.of("InvalidBucketName", "KeyTooLongError", "InvalidURI");
  private static final Set<String> WAIT =
      Set.of("RequestTimeout", "SlowDown", "OperationAborted", "ThrottlingException");

  private S3Errors() {}

  /** Returns the exception for a failure of the SDK at a place. */
  static TransportException of(S3Address at, String call, Exception cause) {
    if (cause instanceof TransportException known) {
      return known;
    }
    log.debug("{}: {} failed", at, call, cause);
    if (cause instanceof AwsServiceException service) {
      return service(at, call, service);
    }
    return client(at, call, cause);
  }

  private static TransportException service(S3Address at, String call, AwsServiceException cause) {
    String code = cause.awsErrorDetails() == null ? null : cause.awsErrorDetails().errorCode();
    TransportError error = error(cause.statusCode(), code == null ? "" : code);
    return new TransportException(
        error,
        error == TransportError.UNREACHABLE,
        at
            + ": "
            + call
            + " was answered by "
            + cause.statusCode()
            + " "
            + (code == null ? "without a code" : code)
            + (cause.requestId() == null ? "" : ", request " + cause.requestId()),
        null);
  }

  private static TransportError error(int status, String code) {
    if (status == 507 || FULL.contains(code)) {
      return TransportError.FULL;
    }
    if (WAIT.contains(code)) {
      return TransportError.UNREACHABLE;
    }
    if (DENIED.contains(code)) {
      return TransportError.DENIED;
    }
    if (INVALID.contains(code)) {
      return TransportError.INVALID;
    }
    return switch (status) {
      case 401, 403 -> TransportError.DENIED;
      case 404 -> TransportError.NOT_FOUND;
      case 412, 416 -> TransportError.CHANGED;
      case 408, 429, 500, 502, 503, 504 -> TransportError.UNREACHABLE;
      default -> TransportError.IO;
    };
  }

  private static TransportException client(S3Address at, String call, Exception cause) {
    IOException io = find(cause);
    boolean wait =
        io != null
            || cause instanceof ApiCallTimeoutException
            || cause instanceof ApiCallAttemptTimeoutException
            || cause instanceof AbortedException;
    if (wait) {
      boolean certificate = io instanceof SSLException;
      return new TransportException(
          TransportError.UNREACHABLE,
          !certificate,
          at + ": " + call + " got no answer: " + reason(io == null ? cause : io),
          null);
    }
    if (String.valueOf(cause.getMessage()).startsWith("Unable to load credentials")) {
      return new TransportException(
          TransportError.DENIED, false, at + ": " + call + " found no credentials", null);
    }
    if (cause instanceof IllegalStateException) {
      return new TransportException(
          TransportError.UNREACHABLE, true, at + ": the transport was stopped", null);
    }
    return new TransportException(
        TransportError.IO, false, at + ": " + call + " failed: " + reason(cause), null);
  }

  private static @Nullable IOException find(Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof IOException io) {
        return io;
      }
    }
    return null;
  }

  /** The SDK's own texts are not repeated: they are not ours to vouch for. */
  private static String reason(Exception cause) {
    String name = cause.getClass().getSimpleName();
    return cause instanceof SdkException ? name : name + ": " + cause.getMessage();
  }
}
