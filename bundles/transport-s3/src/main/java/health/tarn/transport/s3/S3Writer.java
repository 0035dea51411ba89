package health.tarn.transport.s3;

import health.tarn.spi.transport.ObjectInfo;
import health.tarn.spi.transport.ObjectWriter;
import health.tarn.spi.transport.TransportError;
import health.tarn.spi.transport.TransportException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes an object through one buffer of a part's size. What fits into one part becomes a plain put
 * at the commit; the rest is a multipart upload that the commit completes.
 */
final class S3Writer extends ObjectWriter {

  private static final Logger log = LoggerFactory.getLogger(S3Writer.class);

  private static final int FIRST_BUFFER = 64 << 10;

  private final S3Upload upload;
  private final S3Address at;
  private final PartSizes sizes;
  private byte[] buffer;
  private int filled;
  private int partSize;
  private long written;
  private boolean ended;

  S3Writer(S3Connection connection, S3Address at, String contentType) {
    this.upload = new S3Upload(connection, at, contentType);
    this.at = at;
    this.sizes = new PartSizes(connection.settings().partSize());
    this.partSize = sizes.next(0);
    this.buffer = new byte[Math.min(FIRST_BUFFER, partSize)];
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    checkOpen();
    int done = 0;
    while (done < length) {
      if (filled == partSize) {
        sendPart();
      }
      int n = Math.min(length - done, partSize - filled);
      reserve(filled + n);
      System.arraycopy(bytes, offset + done, buffer, filled, n);
      filled += n;
      done += n;
    }
  }

  @Override
  public ObjectInfo commit() {
    checkOpen();
    long size = written + filled;
    String etag = finish();
    ended = true;
    buffer = new byte[0];
    return etag == null ? upload.described() : S3Objects.describe(at, size, etag, Instant.now());
  }

  @Override
  public void close() {
    if (ended) {
      return;
    }
    ended = true;
    buffer = new byte[0];
    upload.abort();
  }

  /**
   * Sends what is left; returns the ETag, or null if the answer was lost but the object is there.
   */
  private @Nullable String finish() {
    try {
      if (written == 0) {
        return upload.put(buffer, filled);
      }
      if (filled > 0) {
        sendPart();
      }
      return upload.complete();
    } catch (TransportException e) {
      boolean unsure = e.retryable() || e.error() == TransportError.NOT_FOUND;
      if (unsure && upload.landed()) {
        log.debug("{}: the answer to the commit was lost, but the object is there", at, e);
        return null;
      }
      throw e;
    }
  }

  private void sendPart() {
    upload.part(buffer, filled);
    written += filled;
    filled = 0;
    partSize = sizes.next(written);
  }

  private void reserve(int needed) {
    if (needed > buffer.length) {
      long doubled = Math.max(needed, Math.min(2L * buffer.length, partSize));
      buffer = Arrays.copyOf(buffer, (int) doubled);
    }
  }

  private void checkOpen() {
    if (ended) {
      throw new IllegalStateException(at + ": the writer was committed or closed");
    }
  }
}
