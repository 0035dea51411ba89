package health.tarn.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as UTF-8 to a stream: places commas, escapes strings, and lets bytes through that are
 * JSON already.
 *
 * <p>Whoever writes must {@link #flush} at the end. Not for use by several threads.
 */
final class JsonOutput {

  private static final int BUFFER = 8192;
  private static final byte[] HEXADECIMAL = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER];
  private int used;
  private boolean comma;

  JsonOutput(OutputStream out) {
    this.out = out;
  }

  JsonOutput beginObject() throws IOException {
    return open('{');
  }

  JsonOutput endObject() throws IOException {
    return close('}');
  }

  JsonOutput beginArray() throws IOException {
    return open('[');
  }

  JsonOutput endArray() throws IOException {
    return close(']');
  }

  JsonOutput name(String name) throws IOException {
    separate();
    quote(name);
    put(':');
    comma = false;
    return this;
  }

  JsonOutput string(String value) throws IOException {
    separate();
    quote(value);
    return this;
  }

  JsonOutput number(long value) throws IOException {
    return literal(Long.toString(value));
  }

  JsonOutput number(BigDecimal value) throws IOException {
    return literal(value.toPlainString());
  }

  JsonOutput bool(boolean value) throws IOException {
    return literal(value ? "true" : "false");
  }

  /** Writes a value that is JSON already, byte by byte as it is. */
  JsonOutput json(byte[] value) throws IOException {
    separate();
    if (value.length > BUFFER - used) {
      drain();
    }
    if (value.length > BUFFER) {
      out.write(value, 0, value.length);
    } else {
      System.arraycopy(value, 0, buffer, used, value.length);
      used += value.length;
    }
    return this;
  }

  JsonOutput field(String name, String value) throws IOException {
    return name(name).string(value);
  }

  JsonOutput field(String name, long value) throws IOException {
    return name(name).number(value);
  }

  /** Writes the field if there is a value, and nothing otherwise. */
  JsonOutput optional(String name, @Nullable String value) throws IOException {
    return value == null ? this : field(name, value);
  }

  /** Passes on what is still buffered here; does not flush the stream below. */
  void flush() throws IOException {
    drain();
  }

  private JsonOutput open(char bracket) throws IOException {
    separate();
    put(bracket);
    comma = false;
    return this;
  }

  private JsonOutput close(char bracket) throws IOException {
    put(bracket);
    comma = true;
    return this;
  }

  private JsonOutput literal(String value) throws IOException {
    separate();
    for (int i = 0; i < value.length(); i++) {
      put(value.charAt(i));
    }
    return this;
  }

  private void separate() throws IOException {
    if (comma) {
      put(',');
    }
    comma = true;
  }

  private void quote(String text) throws IOException {
    put('"');
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        put('\\');
        put(c);
      } else if (c < 0x20) {
        escape(c);
      } else if (c < 0x80) {
        put(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < length
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        encode(Character.toCodePoint(c, text.charAt(i)));
      } else if (Character.isSurrogate(c)) {
        escape(c);
      } else {
        encode(c);
      }
    }
    put('"');
  }

  private void escape(char c) throws IOException {
    put('\\');
    put('u');
    for (int shift = 12; shift >= 0; shift -= 4) {
      put(HEXADECIMAL[(c >> shift) & 0xF]);
    }
  }

  private void encode(int codePoint) throws IOException {
    if (codePoint < 0x800) {
      put(0xC0 | codePoint >> 6);
    } else {
      if (codePoint < 0x10000) {
        put(0xE0 | codePoint >> 12);
      } else {
        put(0xF0 | codePoint >> 18);
        put(0x80 | (codePoint >> 12 & 0x3F));
      }
      put(0x80 | (codePoint >> 6 & 0x3F));
    }
    put(0x80 | (codePoint & 0x3F));
  }

  private void put(int b) throws IOException {
    if (used == BUFFER) {
      drain();
    }
    buffer[used++] = (byte) b;
  }

  private void drain() throws IOException {
    if (used > 0) {
      out.write(buffer, 0, used);
      used = 0;
    }
  }
}
