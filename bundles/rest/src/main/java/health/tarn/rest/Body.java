package health.tarn.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The body of a reply: JSON, unless the reply says of what type it is. */
sealed interface Body {

  /** A body that is there already. */
  @SuppressWarnings("ArrayRecordComponent") // Bytes travel unchanged and are never compared.
  record Bytes(byte[] json) implements Body {}

  /**
   * A body that is written while it is sent.
   *
   * @param atLeast a lower bound of its size in bytes
   */
  record Streamed(long atLeast, Writer writer) implements Body {}

  /** A body in a form of its own, which is dropped when it was sent. */
  record Spooled(String mediaType, SpooledResult result) implements Body {}

  /** Writes a body; called at most once. */
  interface Writer {
    void write(JsonOutput out) throws IOException;
  }

  /** Writes a small body now, so that its size is known. */
  static Bytes of(Writer writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try {
      JsonOutput out = new JsonOutput(bytes);
      writer.write(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return new Bytes(bytes.toByteArray());
  }
}
