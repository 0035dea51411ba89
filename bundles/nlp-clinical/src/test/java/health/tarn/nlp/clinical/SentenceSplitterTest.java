package health.tarn.nlp.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.testkit.KitDictionary;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // A null fails the test by itself.
class SentenceSplitterTest {

  private final Lexicon lexicon = Lexicon.of(new KitDictionary());

  private List<String> sentences(String text) {
    Tokens tokens = lexicon.divide(text);
    List<SectionFinder.Part> parts = new SectionFinder(lexicon).find(tokens);
    return SentenceSplitter.split(tokens, parts).stream()
        .map(sentence -> tokens.text(sentence.from(), sentence.to()))
        .toList();
  }

  @Test
  void endAtFullStops() {
    assertThat(sentences("She is well. He is ill! Are they? Yes"))
        .containsExactly("She is well.", "He is ill!", "Are they?", "Yes");
  }

  @Test
  void doNotEndAtNumbersAbbreviationsAndInitials() {
    assertThat(sentences("Dr. John F. Smith gave 2.5 mg p.o. daily, approx. five times."))
        .hasSize(1);
  }

  @Test
  void goOnOverTheEndOfAWrappedLine() {
    String wrapped =
        "The patient denies any fever or chills and has no\ncough. Nor has she any pain in the"
            + " chest that lasted\nPneumonia was found.";

    assertThat(sentences(wrapped)).hasSize(2);
  }

  @Test
  void endWithTheShortLinesOfAList() {
    assertThat(sentences("Hypertension\nGout\n- asthma\n1. Fever\n2) Cough"))
        .containsExactly("Hypertension", "Gout", "- asthma", "1. Fever", "2) Cough");
  }

  @Test
  void endWithTheParagraph() {
    assertThat(sentences("no cough\n\nand fever")).containsExactly("no cough", "and fever");
  }

  @Test
  void endSomewhereInATextWithoutAnyEnd() {
    assertThat(sentences("fever and ".repeat(1000))).hasSize(10);
  }
}
