package health.tarn.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A result that is complete before the first byte of it is sent, so that whoever asks gets all of
 * it or a clear refusal: in memory while it is small, then in a file that goes when it was sent.
 */
final class SpooledResult extends OutputStream {

  private static final int IN_MEMORY = 1 << 20;

  private @Nullable ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private @Nullable Path file;
  private @Nullable OutputStream disk;
  private long bytes;

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] from, int begin, int length) throws IOException {
    bytes += length;
    ByteArrayOutputStream small = memory;
    if (small != null && bytes <= IN_MEMORY) {
      small.write(from, begin, length);
      return;
    }
    disk().write(from, begin, length);
  }

  private OutputStream disk() throws IOException {
    OutputStream open = disk;
    if (open != null) {
      return open;
    }
    Path made = Files.createTempFile("tarn-result-", ".tmp");
    file = made;
    OutputStream begun = Files.newOutputStream(made);
    disk = begun;
    ByteArrayOutputStream small = memory;
    if (small != null) {
      small.writeTo(begun);
      memory = null;
    }
    return begun;
  }

  long bytes() {
    return bytes;
  }

  /** Hands everything over. */
  void sendTo(OutputStream out) throws IOException {
    ByteArrayOutputStream small = memory;
    if (small != null) {
      small.writeTo(out);
      return;
    }
    Path spooled = file;
    if (spooled != null) {
      Files.copy(spooled, out);
    }
  }

  /** Ends the writing; what was written is still there. */
  @Override
  public void close() throws IOException {
    OutputStream open = disk;
    if (open != null) {
      open.close();
    }
  }

  /** Lets go of everything. */
  void drop() throws IOException {
    close();
    memory = null;
    Path spooled = file;
    if (spooled != null) {
      Files.deleteIfExists(spooled);
    }
  }
}
