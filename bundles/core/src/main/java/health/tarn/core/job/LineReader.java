package health.tarn.core.job;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into chunks of lines, without decoding it.
 *
 * <p>A chunk ends at {@link #LINES} lines or {@link #BYTES} bytes. A line that is longer than the
 * limit is skipped without being held. Empty lines are counted and left out; a byte order mark at
 * the beginning of the object is dropped.
 */
final class LineReader {

  static final int LINES = 2_000;
  static final int BYTES = 4 << 20;

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final int maxLine;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private boolean ended;

  private long offset;
  private long line;
  private long number;

  /**
   * Begins at the start of a line.
   *
   * @param offset the offset of the stream's first byte in the object
   * @param line how many lines lie before it
   * @param number the number of the next chunk
   * @param maxLine the greatest length of a line in bytes
   */
  LineReader(InputStream in, long offset, long line, long number, int maxLine) {
    this.in = in;
    this.offset = offset;
    this.line = line;
    this.number = number;
    this.maxLine = maxLine;
  }

  /** Returns the next chunk; null at the end. */
  @Nullable LineChunk next() throws IOException {
    Building chunk = new Building();
    while (chunk.count < LINES && chunk.size < BYTES) {
      if (position == limit && !fill()) {
        break;
      }
      readLine(chunk);
    }
    if (chunk.count == 0 && ended && position == limit && chunk.lineBefore == line) {
      return null;
    }
    return chunk.build();
  }

  private void readLine(Building chunk) throws IOException {
    line++;
    int start = chunk.size;
    long length = 0;
    boolean found = false;
    while (!found && (position < limit || fill())) {
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      int run = end - position;
      if (length + run <= maxLine) {
        chunk.append(buffer, position, run);
      } else {
        chunk.size = start;
      }
      length += run;
      found = end < limit;
      position = found ? end + 1 : end;
      offset += run + (found ? 1 : 0);
    }
    chunk.end(line, start, length);
  }

  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    int read = in.read(buffer, 0, buffer.length);
    position = 0;
    limit = Math.max(read, 0);
    ended = read < 0;
    if (offset == 0 && line == 0 && limit >= MARK.length && startsWithMark()) {
      position = MARK.length;
      offset = MARK.length;
    }
    return read >= 0 && (limit > position || fill());
  }

  private boolean startsWithMark() {
    return Arrays.equals(buffer, 0, MARK.length, MARK, 0, MARK.length);
  }

  /** The chunk that is being filled. */
  private final class Building {
    private final long lineBefore = line;
    private byte[] bytes = new byte[1 << 20];
    private int size;
    private final long[] lines = new long[LINES];
    private final int[] starts = new int[LINES];
    private final int[] ends = new int[LINES];
    private int count;

    void append(byte[] source, int from, int length) {
      if (size + length > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + length));
      }
      System.arraycopy(source, from, bytes, size, length);
      size += length;
    }

    void end(long lineNumber, int start, long length) {
      boolean tooLong = length > maxLine;
      if (!tooLong && blank(start)) {
        size = start;
        return;
      }
      lines[count] = lineNumber;
      starts[count] = tooLong ? (int) Math.min(length, Integer.MAX_VALUE) : start;
      ends[count] = tooLong ? LineChunk.TOO_LONG : size;
      count++;
    }

    private boolean blank(int start) {
      for (int i = start; i < size; i++) {
        if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
          return false;
        }
      }
      return true;
    }

    LineChunk build() {
      return new LineChunk(number++, bytes, lines, starts, ends, count, offset, line);
    }
  }
}
