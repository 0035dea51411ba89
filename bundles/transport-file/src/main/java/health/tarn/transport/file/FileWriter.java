package health.tarn.transport.file;

import health.tarn.spi.transport.ObjectInfo;
import health.tarn.spi.transport.ObjectWriter;
import health.tarn.spi.transport.TransportException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a temporary file beside the object; the commit forces it to disk, renames it over the
 * object and forces the folder, so that a crash leaves either object, whole.
 */
final class FileWriter extends ObjectWriter {

  private final URI location;
  private final Path object;
  private final Path temporary;
  private final FileChannel channel;
  private boolean ended;

  private FileWriter(URI location, Path object, Path temporary, FileChannel channel) {
    this.location = location;
    this.object = object;
    this.temporary = temporary;
    this.channel = channel;
  }

  static FileWriter create(URI location, Path object) throws IOException {
    if (Files.isDirectory(object)) {
      throw FileErrors.invalid(location, "there is a folder with this name");
    }
    Files.createDirectories(object.resolveSibling("."));
    Path temporary = Temporary.besides(object);
    FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new FileWriter(location, object, temporary, channel);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    checkOpen();
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw FileErrors.of(location, "writing", e);
    }
  }

  @Override
  public ObjectInfo commit() {
    checkOpen();
    try {
      channel.force(true);
      if (!Files.exists(temporary)) {
        throw new NoSuchFileException(temporary.toString());
      }
      Files.move(
          temporary, object, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceFolder();
      ObjectInfo written = FileObjects.describe(object.toUri(), object);
      ended = true;
      channel.close();
      return written;
    } catch (IOException e) {
      throw FileErrors.of(location, "committing", e);
    }
  }

  @Override
  public void close() {
    if (ended) {
      return;
    }
    ended = true;
    try (channel) {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      throw FileErrors.of(location, "throwing away what was written", e);
    }
  }

  private void forceFolder() throws IOException {
    Path folder = object.resolveSibling(".").normalize();
    try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
      entries.force(true);
    }
  }

  /**
   * @throws IllegalStateException if the writer was committed or closed
   * @throws TransportException never; the writer's state is no matter of the file system
   */
  private void checkOpen() {
    if (ended) {
      throw new IllegalStateException(location + ": the writer was committed or closed");
    }
  }
}
