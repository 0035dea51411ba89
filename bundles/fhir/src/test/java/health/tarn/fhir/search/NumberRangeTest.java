package health.tarn.fhir.search;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberRangeTest {

  @ParameterizedTest
  @CsvSource({
    "100, 99.5, 100.5",
    "100.00, 99.995, 100.005",
    "5.4, 5.35, 5.45",
    "5.40e-3, 0.0053995, 0.0054005",
    "1e2, 95, 105",
    "0, -0.5, 0.5",
    "-3, -3.5, -2.5",
    "+3, 2.5, 3.5",
  })
  void rangesOverWhatItsPrecisionImplies(String text, BigDecimal low, BigDecimal end) {
    NumberRange range = requireNonNull(NumberRange.parse(text));

    assertThat(range.low()).isEqualByComparingTo(low);
    assertThat(range.end()).isEqualByComparingTo(end);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1,5", "1e999999999", "1e-500", "NaN", "Infinity", "0x1", "1 2"})
  void isNothingForWhatIsNoNumber(String text) {
    assertThat(NumberRange.parse(text)).isNull();
  }

  @Test
  void isNothingForMoreDigitsThanAnyoneCanMean() {
    assertThat(NumberRange.parse("1".repeat(101))).isNull();
  }

  @Test
  void approximatesByATenth() {
    NumberRange range = requireNonNull(NumberRange.parse("-20"));

    assertThat(range.approximate().low()).isEqualByComparingTo("-22");
    assertThat(range.approximate().end()).isEqualByComparingTo("-18");
  }
}
