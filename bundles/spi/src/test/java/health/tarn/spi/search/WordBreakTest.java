package health.tarn.spi.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordBreakTest {

  @Test
  void foldsAndSplitsAtWhatIsNoLetterOrDigit() {
    assertThat(WordBreak.words("Él tomó 5mg/día, (tomó) \uD83D\uDE00"))
        .containsExactly("el", "tomo", "5mg", "dia");
  }

  @Test
  void findsNoWordsInPunctuation() {
    assertThat(WordBreak.words(" -- ... ")).isEmpty();
  }
}
