package health.tarn.fhir.search;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UcumTest {

  private final Ucum ucum = new Ucum();

  @ParameterizedTest
  @CsvSource({
    "5.4, mg, 0.0054, g",
    "5400, ug, 0.0054, g",
    "120, mm[Hg], 15998640, g.m-1.s-2",
    "95, mg/dL, 950, g.m-3",
    "2, L, 0.002, m3",
    "50, %, 0.5, 1",
    "3, {score}, 3, 1",
    "37, Cel, 310.15, K",
    "1.5, h, 5400, s",
    "6, [in_i], 0.1524, m",
  })
  void convertsToBaseUnits(String value, String code, double canonical, String base) {
    Ucum.Unit unit = requireNonNull(ucum.unit(code));

    assertThat(unit.code()).isEqualTo(base);
    assertThat(unit.convert(new BigDecimal(value)).doubleValue()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[pH]", "dB", "B[SPL]", "Cel/s", "tablets", "", "/", "mg mg", "[degF].m"})
  void hasNoCanonicalFormForScalesAndForWhatIsNoUnit(String code) {
    assertThat(ucum.unit(code)).isNull();
  }

  @Test
  void convertsFahrenheit() {
    Ucum.Unit unit = requireNonNull(ucum.unit("[degF]"));

    assertThat(unit.convert(new BigDecimal("98.6")).doubleValue()).isEqualTo(310.15);
  }
}
