package health.tarn.transport.s3;

import health.tarn.spi.transport.ObjectInfo;
import health.tarn.spi.transport.TransportError;
import health.tarn.spi.transport.TransportException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * An object's body as one stream that outlives its connections.
 *
 * <p>When a connection breaks off, or ends before the object's size, the body is continued by a
 * request for the rest, on the condition that the object is still the same: no byte comes twice,
 * none is left out. After a few attempts in a row the caller is told. An attempt counts as a new
 * first one only after a megabyte, so that a connection that gives a byte at a time ends too.
 */
final class S3Body extends InputStream {

  private static final Logger log = LoggerFactory.getLogger(S3Body.class);

  private static final long PROGRESS = 1 << 20;
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(5);

  private final S3Connection connection;
  private final S3Address at;
  private final ObjectInfo object;
  private @Nullable ResponseInputStream<GetObjectResponse> in;
  private long position;
  private long brokenAt;
  private int broken;
  private boolean closed;

  S3Body(S3Connection connection, S3Address at, ObjectInfo object, long from) {
    this.connection = connection;
    this.at = at;
    this.object = object;
    this.position = from;
    this.in = open(); // The first failure is the caller's: nothing was read yet.
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (closed) {
      throw new IllegalStateException(at + ": the body was closed");
    }
    if (length == 0) {
      return 0;
    }
    while (position < object.size()) {
      int n = attempt(bytes, offset, (int) Math.min(length, object.size() - position));
      if (n > 0) {
        position += n;
        return n;
      }
    }
    return -1;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, object.size() - position);
  }

  @Override
  public void close() {
    closed = true;
    abort();
  }

  /** Returns 0 if the connection broke off and another attempt is left. */
  private int attempt(byte[] bytes, int offset, int length) {
    try {
      InputStream current = in == null ? reopen() : in;
      int n = current.read(bytes, offset, length);
      if (n >= 0) {
        return n;
      }
      broke(TransportError.TRUNCATED, "the body ended early", null);
    } catch (TransportException e) {
      if (!e.retryable()) {
        throw e;
      }
      broke(e.error(), "the rest could not be requested", e);
    } catch (IOException | SdkException | IllegalStateException e) {
      broke(TransportError.UNREACHABLE, "the connection broke off", e);
    }
    return 0;
  }

  private void broke(TransportError error, String how, @Nullable Exception cause) {
    abort();
    broken = position - brokenAt >= PROGRESS ? 1 : broken + 1;
    brokenAt = position;
    if (broken > connection.settings().attempts()) {
      throw new TransportException(
          error,
          true,
          at + ": " + how + " at " + position + " of " + object.size() + " bytes",
          cause instanceof TransportException ? cause : null);
    }
    log.debug("{}: {} at {}; attempt {} to continue", at, how, position, broken, cause);
    connection.pause(at, delay());
  }

  private Duration delay() {
    Duration delay = connection.settings().delay().multipliedBy(1L << Math.min(broken - 1, 20));
    return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
  }

  /** Returns null if nothing is left to read, which still checks that the object is the same. */
  private @Nullable ResponseInputStream<GetObjectResponse> open() {
    String condition = S3Objects.ifMatch(object);
    if (position == object.size()) {
      S3Heads.check(connection, at, object);
      return null;
    }
    GetObjectRequest request =
        GetObjectRequest.builder()
            .bucket(at.bucket())
            .key(at.key())
            .ifMatch(condition)
            .range(position == 0 ? null : "bytes=" + position + "-")
            .build();
    ResponseInputStream<GetObjectResponse> opened =
        connection.call(at, "GetObject", s3 -> s3.getObject(request));
    if (!isTheOne(opened.response(), position > 0)) {
      opened.abort();
      throw new TransportException(
          TransportError.CHANGED, false, at + " has changed since it was listed", null);
    }
    return opened;
  }

  private InputStream reopen() {
    ResponseInputStream<GetObjectResponse> opened = open();
    in = opened;
    return opened == null ? InputStream.nullInputStream() : opened;
  }

  /** Also where a server has no ETags, or passes over the condition or the range. */
  private boolean isTheOne(GetObjectResponse answer, boolean ranged) {
    if (ranged && answer.contentRange() == null) {
      throw new TransportException(
          TransportError.IO, false, at + ": the server does not know ranges", null);
    }
    ObjectInfo now = S3Objects.describe(at, object.size(), answer.eTag(), answer.lastModified());
    return now.tag().equals(object.tag());
  }

  /** Gives up the connection: closing it in order would read the rest first. */
  private void abort() {
    if (in != null) {
      in.abort();
      in = null;
    }
  }
}
