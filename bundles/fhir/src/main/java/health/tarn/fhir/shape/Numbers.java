package health.tarn.fhir.shape;

/** The formats of whole numbers, over bytes that are a number of JSON. */
final class Numbers {

  private static final int MOST_DIGITS = 10;

  private Numbers() {}

  static boolean isInteger(byte[] bytes, int from, int to) {
    boolean negative = bytes[from] == '-';
    long value = value(bytes, negative ? from + 1 : from, to);
    return value >= 0 && value <= (negative ? 1L + Integer.MAX_VALUE : Integer.MAX_VALUE);
  }

  static boolean isUnsigned(byte[] bytes, int from, int to) {
    long value = value(bytes, from, to);
    return value >= 0 && value <= Integer.MAX_VALUE;
  }

  static boolean isPositive(byte[] bytes, int from, int to) {
    return isUnsigned(bytes, from, to) && bytes[from] != '0';
  }

  /** Returns the value of a few digits; -1 if they are too many or something else. */
  private static long value(byte[] bytes, int from, int to) {
    if (to - from > MOST_DIGITS) {
      return -1;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return -1;
      }
      value = value * 10 + bytes[i] - '0';
    }
    return value;
  }
}
