package health.tarn.rest;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;

/** Reads whole numbers that are written plainly. */
final class PlainNumber {

  private static final int MOST_DIGITS = 18;

  private PlainNumber() {}

  /** Returns the number that 1 to 18 ASCII digits say, without idle zeros; -1 for anything else. */
  static long parse(String digits) {
    int length = digits.length();
    if (length == 0 || length > MOST_DIGITS || (length > 1 && digits.charAt(0) == '0')) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < length; i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }

  /**
   * Reads {@code _count}, of which no more than {@code most} is granted.
   *
   * @throws LakeException with {@link Problem#INVALID}
   */
  static int count(String value, int most) {
    long count = parse(value);
    if (count < 0) {
      throw new LakeException(Problem.INVALID, "_count must be a number from 0 on");
    }
    return (int) Math.min(count, most);
  }
}
