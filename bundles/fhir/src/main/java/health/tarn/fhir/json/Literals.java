package health.tarn.fhir.json;

/** Finds the end of numbers and of the three words of JSON. */
final class Literals {

  private Literals() {}

  /** Returns the index after a number, or the complement of the index where it goes wrong. */
  static int number(byte[] bytes, int from, int to) {
    int at = bytes[from] == '-' ? from + 1 : from;
    int begin = at;
    at = digits(bytes, at, to);
    if (at == begin) {
      return ~at;
    }
    if (bytes[begin] == '0' && at > begin + 1) {
      return ~begin;
    }
    if (at < to && bytes[at] == '.') {
      int fraction = at + 1;
      at = digits(bytes, fraction, to);
      if (at == fraction) {
        return ~at;
      }
    }
    if (at < to && (bytes[at] | 0x20) == 'e') {
      at++;
      if (at < to && (bytes[at] == '+' || bytes[at] == '-')) {
        at++;
      }
      int exponent = at;
      at = digits(bytes, exponent, to);
      if (at == exponent) {
        return ~at;
      }
    }
    return at;
  }

  private static int digits(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at;
  }

  /** Returns the index after a word, or the complement of the index where it goes wrong. */
  static int word(byte[] bytes, int from, int to, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (from + i >= to || bytes[from + i] != word.charAt(i)) {
        return ~(from + i);
      }
    }
    return from + word.length();
  }
}
