package health.tarn.fhir.shape;

/** The formats of the primitive types that are texts. */
final class Texts {

  private static final int LONGEST_STRING = 1 << 20;
  private static final int LONGEST_ID = 64;
  private static final String OID = "urn:oid:";
  private static final String UUID = "urn:uuid:";
  private static final int UUID_DIGITS = 36;

  private Texts() {}

  /** No control characters but tab and line ends, and not nothing (R4, datatypes.html#string). */
  static boolean isString(byte[] bytes, int from, int to) {
    if (to == from || to - from > LONGEST_STRING) {
      return false;
    }
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  static boolean isUri(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (isSpaceOrControl(bytes[i])) {
        return false;
      }
    }
    return to > from;
  }

  static boolean isCode(byte[] bytes, int from, int to) {
    boolean space = true;
    for (int i = from; i < to; i++) {
      boolean found = isSpaceOrControl(bytes[i]);
      if (found && (space || bytes[i] < '\t')) {
        return false;
      }
      space = found;
    }
    return !space;
  }

  static boolean isId(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (!isLetter(b) && !isDigit(b) && b != '-' && b != '.') {
        return false;
      }
    }
    return to > from && to - from <= LONGEST_ID;
  }

  /** The prefix, a first arc of 0 to 2, then further arcs without leading zeros. */
  static boolean isOid(byte[] bytes, int from, int to) {
    int at = from + OID.length();
    if (!startsWith(bytes, from, to, OID) || at >= to || bytes[at] < '0' || bytes[at] > '2') {
      return false;
    }
    at++;
    if (at == to) {
      return false;
    }
    while (at < to) {
      int arc = at + 1;
      if (bytes[at] != '.' || arc >= to) {
        return false;
      }
      at = arc;
      while (at < to && isDigit(bytes[at])) {
        at++;
      }
      if (at == arc || (bytes[arc] == '0' && at > arc + 1)) {
        return false;
      }
    }
    return true;
  }

  static boolean isUuid(byte[] bytes, int from, int to) {
    int digits = from + UUID.length();
    if (!startsWith(bytes, from, to, UUID) || to - digits != UUID_DIGITS) {
      return false;
    }
    for (int i = 0; i < UUID_DIGITS; i++) {
      byte b = bytes[digits + i];
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? b != '-' : !isDigit(b) && (b < 'a' || b > 'f')) {
        return false;
      }
    }
    return true;
  }

  /** Whole groups of four, padded at the end only; spaces and line ends may stand between. */
  static boolean isBase64(byte[] bytes, int from, int to) {
    long symbols = 0;
    int padding = 0;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b == '=') {
        padding++;
      } else if (isLetter(b) || isDigit(b) || b == '+' || b == '/') {
        if (padding > 0) {
          return false;
        }
      } else if (b == ' ' || (b >= '\t' && b <= '\r')) {
        continue;
      } else {
        return false;
      }
      symbols++;
    }
    return symbols > 0 && symbols % 4 == 0 && padding <= 2;
  }

  /** What can be seen without an XML parser: one element, which begins and ends the text. */
  static boolean isDiv(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && isSpaceOrControl(bytes[at])) {
      at++;
    }
    int end = to;
    while (end > at && isSpaceOrControl(bytes[end - 1])) {
      end--;
    }
    return startsWith(bytes, at, end, "<div") && bytes[end - 1] == '>';
  }

  private static boolean startsWith(byte[] bytes, int from, int to, String ascii) {
    if (to - from < ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[from + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpaceOrControl(byte b) {
    return b >= 0 && b <= ' ';
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isLetter(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }
}
