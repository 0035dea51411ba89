package health.tarn.benchmarks;

import java.util.Locale;

/** How figures are written, the same in every row. */
final class Numbers {

  private static final double MEGABYTE = 1e6;
  private static final double KILOBYTE = 1e3;

  private Numbers() {}

  static String whole(double number) {
    return whole(Math.round(number));
  }

  static String whole(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String decimals(double number) {
    return String.format(Locale.ROOT, "%,.2f", number);
  }

  /** For figures far below one. */
  static String thousandths(double number) {
    return String.format(Locale.ROOT, "%.3f", number);
  }

  static String millis(double millis) {
    return decimals(millis) + " ms";
  }

  static String megabytes(long bytes) {
    return whole(bytes / MEGABYTE) + " MB";
  }

  static String kilobytes(double bytes) {
    return String.format(Locale.ROOT, "%,.1f kB", bytes / KILOBYTE);
  }
}
