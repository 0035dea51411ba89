package health.tarn.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanFormsTest {

  @ParameterizedTest
  @CsvSource({
    "0,0 B",
    "999,999 B",
    "1000,1.00 kB",
    "1234,1.23 kB",
    "12345,12.3 kB",
    "999499,999 kB",
    "999500,1.00 MB",
    "1500000000,1.50 GB",
    "9223372036854775807,9.22 EB"
  })
  void bytesHaveThreeDigitsAndAUnit(long bytes, String text) {
    assertThat(ByteSize.text(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "-PT1S,0 ms",
    "PT0.412S,412 ms",
    "PT59.9S,59 s",
    "PT2M5S,2 min 05 s",
    "PT3H4M59S,3 h 04 min",
    "PT51H,2 d 03 h"
  })
  void durationsHaveTwoUnits(Duration duration, String text) {
    assertThat(Elapsed.text(duration)).isEqualTo(text);
  }

  @Test
  void countsHaveCommas() {
    assertThat(Count.text(0)).isEqualTo("0");
    assertThat(Count.text(1_234_567)).isEqualTo("1,234,567");
  }

  @Test
  void momentsAreInUtcToTheSecond() {
    assertThat(Moment.text(Instant.parse("2026-11-01T09:30:00.987Z")))
        .isEqualTo("2026-11-01 09:30:00Z");
    assertThat(Moment.text(null)).isEmpty();
  }

  @Test
  void textCannotCommandTheTerminal() {
    assertThat(TerminalText.safe("a\u001b[2Jb\u202Ec\nd")).isEqualTo("a�[2Jb�c d");
    assertThat(TerminalText.safe("abcdef", 4)).isEqualTo("abc…");
  }
}
