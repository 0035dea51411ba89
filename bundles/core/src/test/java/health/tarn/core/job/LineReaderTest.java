package health.tarn.core.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // A null fails the test by itself.
class LineReaderTest {

  private static final int MAX_LINE = 5_000;

  /** A line as the reader gave it; null for one that was too long. */
  private record Line(long number, String text) {}

  @Test
  void givesTheSameLinesAsAPlainSplitHoweverTheStreamIsCut() throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 60; round++) {
      String text = text(random);
      List<Line> expected = split(text);
      assertThat(read(new Trickle(text.getBytes(UTF_8), random), 0, 0)).isEqualTo(expected);
    }
  }

  @Test
  void goesOnWhereAChunkEnded() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2 * LineReader.LINES + 10; i++) {
      text.append("{\"n\":").append(i).append("}\n");
    }
    byte[] bytes = text.toString().getBytes(UTF_8);
    LineChunk first = new LineReader(new ByteArrayInputStream(bytes), 0, 0, 0, MAX_LINE).next();

    InputStream rest =
        new ByteArrayInputStream(
            bytes, (int) first.endOffset(), bytes.length - (int) first.endOffset());
    LineChunk second = new LineReader(rest, first.endOffset(), first.endLine(), 1, MAX_LINE).next();

    assertThat(first.count()).isEqualTo(LineReader.LINES);
    assertThat(second.lines()[0]).isEqualTo(LineReader.LINES + 1L);
    assertThat(line(second, 0)).isEqualTo("{\"n\":" + LineReader.LINES + "}");
    assertThat(second.endOffset()).isGreaterThan(first.endOffset());
  }

  @Test
  void aLineThatIsTooLongIsNotHeld() throws IOException {
    long length = 100L << 20;
    InputStream endless =
        new InputStream() {
          private long left = length;

          @Override
          public int read() {
            return left-- > 0 ? 'x' : -1;
          }

          @Override
          public int read(byte[] bytes, int from, int count) {
            int n = (int) Math.min(left, count);
            left -= n;
            return n == 0 ? -1 : n;
          }
        };
    LineChunk chunk = new LineReader(endless, 0, 0, 0, MAX_LINE).next();

    assertThat(chunk.ends()[0]).isEqualTo(LineChunk.TOO_LONG);
    assertThat(chunk.starts()[0]).isEqualTo((int) length);
    assertThat(chunk.bytes().length).isLessThanOrEqualTo(2 << 20);
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstLine() throws IOException {
    byte[] bytes = "\uFEFF{}\n".getBytes(UTF_8);

    assertThat(read(new ByteArrayInputStream(bytes), 0, 0)).containsExactly(new Line(1, "{}"));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int lines = random.nextInt(40);
    for (int i = 0; i < lines; i++) {
      int length = random.nextInt(10) == 0 ? random.nextInt(8_000) : random.nextInt(60);
      for (int c = 0; c < length; c++) {
        text.append("aü€ {}".charAt(random.nextInt(6)));
      }
      text.append(random.nextBoolean() ? "\n" : "\r\n");
    }
    if (random.nextBoolean()) {
      text.append("no end");
    }
    return text.toString();
  }

  private static List<Line> split(String text) {
    List<Line> lines = new ArrayList<>();
    String[] parts = text.split("\n", -1);
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].getBytes(UTF_8).length > MAX_LINE) {
        lines.add(new Line(i + 1L, null));
      } else if (!parts[i].isBlank()) {
        lines.add(new Line(i + 1L, parts[i]));
      }
    }
    return lines;
  }

  private static List<Line> read(InputStream in, long offset, long line) throws IOException {
    LineReader reader = new LineReader(in, offset, line, 0, MAX_LINE);
    List<Line> lines = new ArrayList<>();
    for (LineChunk chunk = reader.next(); chunk != null; chunk = reader.next()) {
      for (int i = 0; i < chunk.count(); i++) {
        lines.add(
            new Line(
                chunk.lines()[i], chunk.ends()[i] == LineChunk.TOO_LONG ? null : line(chunk, i)));
      }
    }
    return lines;
  }

  private static String line(LineChunk chunk, int i) {
    return new String(chunk.bytes(), chunk.starts()[i], chunk.ends()[i] - chunk.starts()[i], UTF_8);
  }

  /** Gives a few bytes at a time. */
  private static final class Trickle extends InputStream {
    private final ByteArrayInputStream in;
    private final Random random;

    Trickle(byte[] bytes, Random random) {
      this.in = new ByteArrayInputStream(bytes);
      this.random = random;
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      return in.read(bytes, from, Math.min(length, 1 + random.nextInt(700)));
    }
  }
}
