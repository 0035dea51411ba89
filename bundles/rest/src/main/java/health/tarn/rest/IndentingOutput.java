package health.tarn.rest;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Indents the JSON that passes through by two spaces a level, for {@code _pretty=true}; strings,
 * numbers and the order of everything stay as they are.
 */
final class IndentingOutput extends FilterOutputStream {

  private int depth;
  private boolean inString;
  private boolean escaped;
  private boolean opened;

  /**
   * @param out should buffer, since bytes are written to it one at a time
   */
  IndentingOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }

  @Override
  public void write(int b) throws IOException {
    if (inString) {
      out.write(b);
      inString = escaped || b != '"';
      escaped = !escaped && b == '\\';
      return;
    }
    switch (b) {
      case ' ', '\t', '\r', '\n' -> {}
      case '{', '[' -> {
        startValue();
        out.write(b);
        depth++;
        opened = true;
      }
      case '}', ']' -> close(b);
      case ',' -> {
        out.write(b);
        newLine();
      }
      case ':' -> {
        out.write(b);
        out.write(' ');
      }
      default -> {
        startValue();
        out.write(b);
        inString = b == '"';
      }
    }
  }

  private void startValue() throws IOException {
    if (opened) {
      opened = false;
      newLine();
    }
  }

  private void close(int bracket) throws IOException {
    depth--;
    if (opened) {
      opened = false;
    } else {
      newLine();
    }
    out.write(bracket);
  }

  private void newLine() throws IOException {
    out.write('\n');
    for (int i = 0; i < depth; i++) {
      out.write(' ');
      out.write(' ');
    }
  }
}
