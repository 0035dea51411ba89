package health.tarn.rest;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.SearchCall.Parameter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code application/x-www-form-urlencoded} text, in order and without a map. */
final class QueryString {

  private static final String UNRESERVED = "-._~:,/$@!*'()";
  private static final char[] HEXADECIMAL = "0123456789ABCDEF".toCharArray();

  private QueryString() {}

  /**
   * Reads names and values, decoded, in their order; parameters without a name are left out.
   *
   * @throws LakeException with {@link Problem#INVALID} for an escape that is none, or not of UTF-8
   */
  static List<Parameter> parse(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return List.of();
    }
    List<Parameter> parameters = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int ampersand = text.indexOf('&', start);
      int end = ampersand < 0 ? text.length() : ampersand;
      int equals = text.indexOf('=', start);
      int nameEnd = equals < 0 || equals > end ? end : equals;
      if (nameEnd > start) {
        String value = nameEnd == end ? "" : decode(text, nameEnd + 1, end);
        parameters.add(new Parameter(decode(text, start, nameEnd), value));
      }
      start = end + 1;
    }
    return parameters;
  }

  /** Appends {@code name=value} after {@code ?} or {@code &}, whichever is due. */
  static void append(StringBuilder url, String name, String value) {
    url.append(url.indexOf("?") < 0 ? '?' : '&');
    encode(url, name);
    url.append('=');
    encode(url, value);
  }

  private static String decode(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '%' || c == '+') {
        return decodeEscapes(text, start, end);
      }
    }
    return text.substring(start, end);
  }

  private static String decodeEscapes(String text, int start, int end) {
    byte[] source = text.substring(start, end).getBytes(StandardCharsets.UTF_8);
    byte[] decoded = new byte[source.length];
    int length = 0;
    for (int i = 0; i < source.length; i++) {
      byte b = source[i];
      if (b == '%') {
        int high = i + 2 < source.length ? Character.digit(source[i + 1], 16) : -1;
        int low = i + 2 < source.length ? Character.digit(source[i + 2], 16) : -1;
        if (high < 0 || low < 0) {
          throw new LakeException(
              Problem.INVALID, "a '%' in the query must be followed by two hexadecimal digits");
        }
        b = (byte) (high << 4 | low);
        i += 2;
      } else if (b == '+') {
        b = ' ';
      }
      decoded[length++] = b;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(decoded, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new LakeException(Problem.INVALID, "the escapes in the query must be of UTF-8", e);
    }
  }

  private static void encode(StringBuilder url, String text) {
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b > 0 && (Character.isLetterOrDigit(b) || UNRESERVED.indexOf(b) >= 0)) {
        url.append((char) b);
      } else {
        url.append('%').append(HEXADECIMAL[b >> 4 & 0xF]).append(HEXADECIMAL[b & 0xF]);
      }
    }
  }
}
