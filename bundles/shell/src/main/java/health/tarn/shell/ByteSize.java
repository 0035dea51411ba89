package health.tarn.shell;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers of bytes for people: three digits and a decimal unit, such as {@code 1.23 GB}. */
final class ByteSize {

  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private ByteSize() {}

  static String text(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    int unit = 0;
    BigDecimal value = BigDecimal.valueOf(bytes);
    while (value.round(THREE_DIGITS).compareTo(THOUSAND) >= 0) {
      value = value.movePointLeft(3);
      unit++;
    }
    BigDecimal rounded = value.round(THREE_DIGITS);
    int decimals = 3 - (rounded.precision() - rounded.scale());
    return rounded.setScale(decimals, RoundingMode.HALF_UP).toPlainString() + " " + UNITS[unit];
  }
}
