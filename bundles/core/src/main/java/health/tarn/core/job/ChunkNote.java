package health.tarn.core.job;

import health.tarn.api.ResourceKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * What a chunk of an import did, kept with its checkpoint until the result logs are written from
 * it.
 *
 * <p>The line at position i of {@code written} is the change at place i of the commit that wrote
 * the note; where the log has no version at that place, the content was the same as before.
 */
record ChunkNote(List<Line> written, List<Failure> failed) {

  private static final int FORMAT = 1;

  /** A line that was appended. */
  record Line(long number, ResourceKey key) {}

  /**
   * A line that was refused.
   *
   * @param code one of FHIR's issue types
   */
  record Failure(long number, int status, String code, String diagnostics) {}

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, deflater))) {
      out.writeByte(FORMAT);
      out.writeInt(written.size());
      for (Line line : written) {
        out.writeLong(line.number());
        out.writeUTF(line.key().type());
        out.writeUTF(line.key().id());
      }
      out.writeInt(failed.size());
      for (Failure failure : failed) {
        out.writeLong(failure.number());
        out.writeShort(failure.status());
        out.writeUTF(failure.code());
        out.writeUTF(failure.diagnostics());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  static ChunkNote of(byte[] bytes) {
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
      int format = in.readUnsignedByte();
      if (format != FORMAT) {
        throw new IllegalStateException("a checkpoint of format " + format + " cannot be read");
      }
      int lines = in.readInt();
      List<Line> written = new ArrayList<>(lines);
      for (int i = 0; i < lines; i++) {
        written.add(new Line(in.readLong(), new ResourceKey(in.readUTF(), in.readUTF())));
      }
      int failures = in.readInt();
      List<Failure> failed = new ArrayList<>(failures);
      for (int i = 0; i < failures; i++) {
        failed.add(new Failure(in.readLong(), in.readUnsignedShort(), in.readUTF(), in.readUTF()));
      }
      return new ChunkNote(written, failed);
    } catch (IOException e) {
      throw new UncheckedIOException("a checkpoint is damaged", e);
    }
  }
}
