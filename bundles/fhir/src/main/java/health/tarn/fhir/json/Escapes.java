package health.tarn.fhir.json;

import java.nio.charset.StandardCharsets;

/** The escapes of JSON strings. */
final class Escapes {

  private Escapes() {}

  /** Decodes a string that the scanner has accepted, without its quotes. */
  static String decode(byte[] bytes, int begin, int end) {
    StringBuilder text = new StringBuilder(end - begin);
    int at = begin;
    while (at < end) {
      int plain = at;
      while (at < end && bytes[at] != '\\') {
        at++;
      }
      text.append(new String(bytes, plain, at - plain, StandardCharsets.UTF_8));
      if (at < end) {
        boolean unicode = bytes[at + 1] == 'u';
        text.append(unicode ? (char) hex(bytes, at + 2) : single(bytes[at + 1]));
        at += unicode ? 6 : 2;
      }
    }
    return text.toString();
  }

  /** Returns a text as a JSON string with its quotes. */
  static String encode(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append("\\u00").append(c < 16 ? "0" : "").append(Integer.toHexString(c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  /** Returns the number of four hexadecimal digits; negative if they are none. */
  static int hex(byte[] bytes, int at) {
    return (digit(bytes[at]) << 12)
        | (digit(bytes[at + 1]) << 8)
        | (digit(bytes[at + 2]) << 4)
        | digit(bytes[at + 3]);
  }

  private static int digit(byte b) {
    if (b >= '0' && b <= '9') {
      return b - '0';
    }
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  private static char single(byte b) {
    return switch (b) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> (char) b;
    };
  }

  /** Tells whether a backslash may stand before this byte. */
  static boolean isSingle(byte b) {
    return switch (b) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> true;
      default -> false;
    };
  }
}
