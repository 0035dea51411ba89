package health.tarn.core.job;

import health.tarn.spi.transport.ObjectInfo;
import health.tarn.spi.transport.Transport;
import health.tarn.spi.transport.TransportError;
import health.tarn.spi.transport.TransportException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one object as chunks of lines, and goes on where it was when the connection breaks.
 *
 * <p>Whether it is compressed is decided by its first two bytes, not by its name.
 */
final class ImportSource implements AutoCloseable {

  private final Transport transport;
  private final ObjectInfo object;
  private final Control control;
  private final Retry retry;
  private final int maxLine;

  private long offset;
  private long line;
  private long chunk;
  private long consumed;
  private @Nullable InputStream stream;
  private @Nullable LineReader reader;

  ImportSource(
      Transport transport, ObjectInfo object, Checkpoint from, Control control, int maxLine) {
    this.transport = transport;
    this.object = object;
    this.control = control;
    this.retry = Retry.unlessCancelled(control);
    this.maxLine = maxLine;
    this.offset = from.offset();
    this.line = from.line();
    this.chunk = from.chunk();
    this.consumed = from.bytes();
  }

  /**
   * Returns the next chunk; null at the end, or when the job shall not go on.
   *
   * @throws TransportException if the object cannot be read any further
   */
  @Nullable LineChunk next() {
    if (!control.goOn()) {
      return null;
    }
    try {
      return retry.call(this::read).orElse(null);
    } catch (TransportException e) {
      if (control.goOn()) {
        throw e;
      }
      return null;
    }
  }

  private Optional<LineChunk> read() {
    try {
      LineChunk next = opened().next();
      if (next != null) {
        offset = next.endOffset();
        line = next.endLine();
        chunk = next.number() + 1;
      }
      return Optional.ofNullable(next);
    } catch (ZipException | EOFException e) {
      // A connection that broke has its own exception, so that the whole object was seen.
      close();
      throw new TransportException(
          TransportError.IO,
          false,
          object.uri() + " is no whole gzip beyond line " + line + ": " + e.getMessage(),
          e);
    } catch (IOException e) {
      close();
      throw new TransportException(
          TransportError.TRUNCATED, true, "cannot read " + object.uri(), e);
    } catch (TransportException e) {
      close();
      throw e;
    }
  }

  /** Returns how many bytes of the object, as it is stored, were read. */
  long consumed() {
    return consumed;
  }

  private LineReader opened() throws IOException {
    LineReader open = reader;
    if (open == null) {
      InputStream plain = plain();
      stream = plain;
      open = new LineReader(plain, offset, line, chunk, maxLine);
      reader = open;
    }
    return open;
  }

  private InputStream plain() throws IOException {
    InputStream start =
        new BufferedInputStream(new Counting(transport.read(object, 0), 0), 1 << 16);
    stream = start; // A header that is no gzip leaves it to be closed.
    start.mark(2);
    boolean gzip = start.read() == 0x1F && start.read() == 0x8B;
    start.reset();
    if (gzip) {
      InputStream unpacked = new GZIPInputStream(start, 1 << 16);
      unpacked.skipNBytes(offset);
      return unpacked;
    }
    if (offset == 0) {
      return start;
    }
    start.close();
    return new Counting(transport.read(object, offset), offset);
  }

  @Override
  public void close() {
    InputStream open = stream;
    stream = null;
    reader = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        return; // Nothing more is read from it.
      }
    }
  }

  /** Counts what is read, and says that more is there, so that further gzip members are read. */
  private final class Counting extends FilterInputStream {
    private long at;

    Counting(InputStream in, long at) {
      super(in);
      this.at = at;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      if (read >= 0) {
        count(1);
      }
      return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      if (read > 0) {
        count(read);
      }
      return read;
    }

    private void count(int bytes) {
      at += bytes;
      consumed = Math.max(consumed, at);
    }

    @Override
    public int available() {
      return (int) Math.min(Math.max(object.size() - at, 0), Integer.MAX_VALUE);
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
