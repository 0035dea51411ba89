package health.tarn.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What matters of the head of an HTTP/1.1 answer.
 *
 * @param length of the body in bytes; 0 if it is chunked
 * @param location the header {@code Content-Location}; null without it
 */
record HttpHead(int status, int length, boolean chunked, @Nullable String location) {

  private static final byte[] LENGTH = name("content-length:");
  private static final byte[] ENCODING = name("transfer-encoding:");
  private static final byte[] LOCATION = name("content-location:");
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  /**
   * @param end behind the empty line
   * @throws IOException if the length of the body is not told
   */
  static HttpHead parse(byte[] bytes, int start, int end) throws IOException {
    int status = number(bytes, start + STATUS_AT);
    int length = status == NO_CONTENT || status == NOT_MODIFIED ? 0 : -1;
    boolean chunked = false;
    String location = null;
    for (int line = next(bytes, start, end); line < end; line = next(bytes, line, end)) {
      if (isAt(bytes, line, LENGTH)) {
        length = number(bytes, line + LENGTH.length);
      } else if (isAt(bytes, line, ENCODING)) {
        chunked = true;
      } else if (isAt(bytes, line, LOCATION)) {
        int from = line + LOCATION.length;
        int to = next(bytes, line, end);
        location = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).strip();
      }
    }
    if (length < 0 && !chunked) {
      throw new IOException("the answer " + status + " does not tell the length of its body");
    }
    return new HttpHead(status, chunked ? 0 : length, chunked, location);
  }

  private static int next(byte[] bytes, int line, int end) {
    int at = line;
    while (at < end && bytes[at] != '\n') {
      at++;
    }
    return at + 1;
  }

  private static boolean isAt(byte[] bytes, int at, byte[] name) {
    if (at + name.length > bytes.length) {
      return false;
    }
    for (int i = 0; i < name.length; i++) {
      int letter = bytes[at + i];
      int lower = letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
      if (lower != name[i]) {
        return false;
      }
    }
    return true;
  }

  private static int number(byte[] bytes, int start) {
    int at = start;
    while (bytes[at] == ' ') {
      at++;
    }
    int number = 0;
    while (bytes[at] >= '0' && bytes[at] <= '9') {
      number = Math.addExact(Math.multiplyExact(number, 10), bytes[at] - '0');
      at++;
    }
    return number;
  }

  private static byte[] name(String lowerCase) {
    return lowerCase.getBytes(StandardCharsets.US_ASCII);
  }
}
