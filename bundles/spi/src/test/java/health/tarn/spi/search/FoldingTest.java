package health.tarn.spi.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Smith|smith",
        "O'Neill-Jones|o'neill-jones",
        "José|jose",
        "MÜLLER|muller",
        "Ångström|angstrom",
        "Straße|strasse",
        "STRAẞE|strasse",
        "Sørensen|sorensen",
        "Łódź|lodz",
        "Æsop|aesop",
        "Nguyễn|nguyen",
        "Σίσυφος|σισυφοσ",
        "İstanbul|istanbul",
        "Ирина Йот|ирина иот",
      })
  void losesCaseAndAccents(String text, String folded) {
    assertThat(Folding.fold(text)).isEqualTo(folded);
  }

  @Test
  void makesOneSpaceOfAnyWhitespaceAndNoneAtTheEnds() {
    assertThat(Folding.fold(" \t Peter\u00a0\n James\u3000")).isEqualTo("peter james");
    assertThat(Folding.fold(" \n")).isEmpty();
    assertThat(Folding.fold("")).isEmpty();
  }

  @Test
  void keepsSignsThatAreLettersInTheirScript() {
    assertThat(Folding.fold("ガギグ")).isEqualTo("ガギグ");
    assertThat(Folding.fold("パリ")).isNotEqualTo(Folding.fold("ハリ"));
    assertThat(Folding.fold("हिन्दी")).isEqualTo("हिन्दी");
    assertThat(Folding.fold("각")).isEqualTo("각");
  }

  @Test
  void foldsAccentsHoweverTheyAreComposed() {
    assertThat(Folding.fold("e\u0301")).isEqualTo(Folding.fold("\u00e9")).isEqualTo("e");
  }

  @Test
  void changesNothingTheSecondTime() {
    Random random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 6; i++) {
        text.appendCodePoint(anyCharacter(random));
      }
      String folded = Folding.fold(text.toString());
      assertThat(Folding.fold(folded)).isEqualTo(folded);
    }
  }

  private static int anyCharacter(Random random) {
    int c = random.nextInt(random.nextBoolean() ? 0x250 : 0x1_1000);
    return Character.isSurrogate((char) c) && c < 0x1_0000 ? 'x' : c;
  }
}
