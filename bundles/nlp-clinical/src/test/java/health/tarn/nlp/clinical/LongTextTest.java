package health.tarn.nlp.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import health.tarn.spi.nlp.Entity;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would take hours if any rule looked at the whole text from each of its words. */
@NullUnmarked // A null fails the test by itself.
class LongTextTest {

  private static final int CHARACTERS = 2_000_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no ",
        "fever ",
        "10 mg ",
        "1/",
        "a-",
        "@",
        "a@b.",
        "(",
        ":",
        "A: ",
        "'s",
        "acute ",
        "q",
        "617-",
        "Dr. A ",
        "MRN ",
        "lisinopril ",
        "lisinopril 10 mg and ",
        "sodium was ",
        "end stage renal ",
        "\n",
        "X\n",
        "in the ",
        "3 days ",
        "www.",
        "1.",
        "\uD83D\uDE37"
      })
  void isReadInTimeToItsEnd(String piece) {
    String text = piece.repeat(CHARACTERS / piece.length()) + "\n\nAsthma.";

    List<Entity> entities =
        assertTimeoutPreemptively(
            Duration.ofMinutes(2), () -> Engines.ENGINE.analyze(text).entities());

    assertThat(entities.get(entities.size() - 1).text()).isEqualTo("Asthma");
  }
}
