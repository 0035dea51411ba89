package health.tarn.nlp.ctakes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PiecesTest {

  private static final String LINE = "She has pneumonia and takes lisinopril. ";

  private static List<String> cut(String text) {
    List<String> pieces = new ArrayList<>();
    for (int begin = 0; begin < text.length(); ) {
      int end = Pieces.end(text, begin);
      assertThat(end).isGreaterThan(begin).isLessThanOrEqualTo(begin + 16_000);
      pieces.add(text.substring(begin, end));
      begin = end;
    }
    assertThat(String.join("", pieces)).isEqualTo(text);
    return pieces;
  }

  @Test
  void areTheWholeTextIfItIsShort() {
    assertThat(cut(LINE)).containsExactly(LINE);
  }

  @Test
  void endAtABlankLineRatherThanAtALineAndThereRatherThanAtASentence() {
    assertThat(cut((LINE.repeat(100) + "\n" + LINE.repeat(100) + "\n\n").repeat(5)))
        .allSatisfy(piece -> assertThat(piece).endsWith("\n\n"));
    assertThat(cut((LINE.repeat(100) + "\n").repeat(9)))
        .allSatisfy(piece -> assertThat(piece).endsWith("\n"));
    assertThat(cut(LINE.repeat(1000))).allSatisfy(piece -> assertThat(piece).endsWith(". "));
    assertThat(cut("word ".repeat(9000))).allSatisfy(piece -> assertThat(piece).endsWith(" "));
  }

  @Test
  void areShortWhereThereIsNoSpace() {
    assertThat(cut("x/".repeat(50_000)))
        .allSatisfy(piece -> assertThat(piece).hasSizeLessThanOrEqualTo(250));
  }

  @Test
  void neverCutACharacterInTwo() {
    Random random = new Random(11);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      text.append(random.nextInt(400) == 0 ? " " : random.nextBoolean() ? "a" : "\uD83D\uDE37");
    }
    assertThat(cut(text.toString()))
        .allSatisfy(
            piece -> {
              assertThat(Character.isLowSurrogate(piece.charAt(0))).isFalse();
              assertThat(Character.isHighSurrogate(piece.charAt(piece.length() - 1))).isFalse();
            });
  }
}
