package health.tarn.fhir.json;

/** Finds the end of a JSON string and checks what stands in it. */
final class Strings {

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long SPACES = ONES * ' ';

  private Strings() {}

  /**
   * Returns the index of the first byte that is not plain text: a quote, a backslash, or what may
   * not stand in a string; {@code to} if there is none.
   */
  static int plain(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      at = ascii(bytes, at, to);
      if (at == to || bytes[at] >= 0) {
        return at;
      }
      int length = sequence(bytes, at, to);
      if (length == 0) {
        return at;
      }
      at += length;
    }
    return at;
  }

  /**
   * Returns the index of the closing quote of a string that holds escapes, or the complement of the
   * index of what may not stand in it.
   */
  static int escaped(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      byte b = bytes[at];
      if (b == '"') {
        return at;
      }
      if (b != '\\') {
        return ~at;
      }
      int length = escape(bytes, at, to);
      if (length == 0) {
        return ~at;
      }
      at = plain(bytes, at + length, to);
    }
    return ~at;
  }

  /** Looks at eight bytes at a time; the lowest mark is exact, those above it may be borrowed. */
  private static int ascii(byte[] bytes, int from, int to) {
    int at = from;
    while (at + Long.BYTES <= to) {
      long word = (long) NameHash.LONG.get(bytes, at);
      long quote = word ^ QUOTES;
      long backslash = word ^ BACKSLASHES;
      long quotes = (quote - ONES) & ~quote;
      long backslashes = (backslash - ONES) & ~backslash;
      long controls = (word - SPACES) & ~word;
      long marks = (quotes | backslashes | controls | word) & HIGHS;
      if (marks != 0) {
        return at + (Long.numberOfTrailingZeros(marks) >> 3);
      }
      at += Long.BYTES;
    }
    while (at < to && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
      at++;
    }
    return at;
  }

  /** Returns the length of a well-formed UTF-8 sequence (Unicode, table 3-7); 0 if it is none. */
  private static int sequence(byte[] bytes, int at, int to) {
    int lead = bytes[at] & 0xFF;
    if (lead >= 0xC2 && lead <= 0xDF) {
      return at + 2 <= to && isTail(bytes[at + 1]) ? 2 : 0;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      if (at + 3 > to || !isTail(bytes[at + 1]) || !isTail(bytes[at + 2])) {
        return 0;
      }
      int second = bytes[at + 1] & 0xFF;
      boolean overlong = lead == 0xE0 && second < 0xA0;
      boolean surrogate = lead == 0xED && second > 0x9F;
      return overlong || surrogate ? 0 : 3;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
      if (at + 4 > to
          || !isTail(bytes[at + 1])
          || !isTail(bytes[at + 2])
          || !isTail(bytes[at + 3])) {
        return 0;
      }
      int second = bytes[at + 1] & 0xFF;
      boolean overlong = lead == 0xF0 && second < 0x90;
      boolean beyond = lead == 0xF4 && second > 0x8F;
      return overlong || beyond ? 0 : 4;
    }
    return 0;
  }

  private static boolean isTail(byte b) {
    return b < (byte) 0xC0;
  }

  /** Returns the length of an escape, both halves of a surrogate pair as one; 0 if it is none. */
  private static int escape(byte[] bytes, int at, int to) {
    if (at + 2 > to) {
      return 0;
    }
    if (bytes[at + 1] != 'u') {
      return Escapes.isSingle(bytes[at + 1]) ? 2 : 0;
    }
    int unit = unit(bytes, at, to);
    if (unit < 0 || Character.isLowSurrogate((char) unit)) {
      return 0;
    }
    if (!Character.isHighSurrogate((char) unit)) {
      return 6;
    }
    int second = unit(bytes, at + 6, to);
    return second >= 0 && Character.isLowSurrogate((char) second) ? 12 : 0;
  }

  private static int unit(byte[] bytes, int at, int to) {
    boolean there = at + 6 <= to && bytes[at] == '\\' && bytes[at + 1] == 'u';
    return there ? Escapes.hex(bytes, at + 2) : -1;
  }
}
