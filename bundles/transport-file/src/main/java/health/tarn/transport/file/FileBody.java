package health.tarn.transport.file;

import health.tarn.spi.transport.ObjectInfo;
import health.tarn.spi.transport.TransportError;
import health.tarn.spi.transport.TransportException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * A file's bytes up to the size that was listed.
 *
 * <p>The file has to be the one that was listed when it is opened, and still be so when its end is
 * reached: what was overwritten in place meanwhile is not taken for whole.
 */
final class FileBody extends InputStream {

  private final ObjectInfo object;
  private final Path file;
  private final FileChannel channel;
  private long position;

  private FileBody(ObjectInfo object, Path file, FileChannel channel, long from) {
    this.object = object;
    this.file = file;
    this.channel = channel;
    this.position = from;
  }

  /**
   * @param file with all links resolved; a link that has come into its place meanwhile is refused
   */
  static FileBody open(ObjectInfo object, Path file, long from) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    try {
      FileBody body = new FileBody(object, file, channel, from);
      body.check(); // After opening: it is the open file that has to be the right one.
      channel.position(from);
      return body;
    } catch (IOException | TransportException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    try {
      long left = object.size() - position;
      if (left == 0) {
        check();
        return -1;
      }
      int n = channel.read(ByteBuffer.wrap(bytes, offset, (int) Math.min(left, length)));
      if (n < 0) {
        check();
        throw truncated();
      }
      position += n;
      return n;
    } catch (IOException e) {
      throw FileErrors.of(object.uri(), "reading at " + position, e);
    }
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, object.size() - position);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw FileErrors.of(object.uri(), "closing", e);
    }
  }

  private void check() throws IOException {
    BasicFileAttributes now =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!object.tag().equals(FileObjects.tag(now))) {
      throw new TransportException(
          TransportError.CHANGED, false, object.uri() + " has changed since it was listed", null);
    }
  }

  private TransportException truncated() {
    return new TransportException(
        TransportError.TRUNCATED,
        true,
        object.uri() + " ended at " + position + " of " + object.size() + " bytes",
        null);
  }
}
