package health.tarn.fhir.search;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number of a search, with the range that its precision implies.
 *
 * <p>FHIR R4 (search.html, 3.1.1.4.7 Number): {@code 5.4} stands for [5.35, 5.45). A number with an
 * exponent is taken for one figure more precise than it is written, as in FHIR's own example, where
 * {@code 1e2} stands for [95, 105).
 *
 * @param value the number itself
 * @param low the first number of the range
 * @param end the first number after it
 */
record NumberRange(BigDecimal value, BigDecimal low, BigDecimal end) {

  private static final BigDecimal TENTH = new BigDecimal("0.1");
  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** As many digits as a double can make use of, and then some. */
  private static final int MAX_LENGTH = 100;

  private static final int MAX_EXPONENT = 400;

  /** Reads a decimal as FHIR writes it, also with a leading plus; null if the text is none. */
  static @Nullable NumberRange parse(String text) {
    BigDecimal value = decimal(text);
    if (value == null) {
      return null;
    }
    boolean exponent = text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
    BigDecimal half = HALF.scaleByPowerOfTen(-value.scale() - (exponent ? 1 : 0));
    return new NumberRange(value, value.subtract(half), value.add(half));
  }

  /** Reads a decimal; null if the text is none or beyond what a double can hold. */
  static @Nullable BigDecimal decimal(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return null;
    }
    try {
      BigDecimal value = new BigDecimal(text);
      return Math.abs((long) value.precision() - value.scale()) > MAX_EXPONENT
              || Math.abs((long) value.scale()) > MAX_EXPONENT
          ? null
          : value;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Returns the range within 10 % of the number, for {@code ap}. */
  NumberRange approximate() {
    BigDecimal tenth = value.abs().multiply(TENTH);
    return new NumberRange(value, value.subtract(tenth), value.add(tenth));
  }
}
