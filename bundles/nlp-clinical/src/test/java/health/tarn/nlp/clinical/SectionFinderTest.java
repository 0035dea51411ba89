package health.tarn.nlp.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.testkit.KitDictionary;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // A null fails the test by itself.
class SectionFinderTest {

  private final Lexicon lexicon = Lexicon.of(new KitDictionary());

  private List<String> sections(String text) {
    Tokens tokens = lexicon.divide(text);
    return new SectionFinder(lexicon)
        .find(tokens).stream()
            .map(part -> part.section() + " " + tokens.text(part.from(), part.to()))
            .toList();
  }

  @Test
  void beginAtATitleBeforeAColon() {
    assertThat(sections("FAMILY HISTORY: asthma\nPhysical Exam:\nwell"))
        .containsExactly("FAMILY_HISTORY asthma", "EXAMINATION well");
  }

  @Test
  void beginAtATitleAloneOnItsLine() {
    assertThat(sections("Past Medical History\nasthma\n\ngout"))
        .containsExactly("PAST_HISTORY asthma\n\ngout");
  }

  @Test
  void beginWithinALineAfterAFullStop() {
    assertThat(sections("Allergies: sulfa. Family history: asthma"))
        .containsExactly("ALLERGIES sulfa.", "FAMILY_HISTORY asthma");
  }

  @Test
  void endWithTheParagraphThatBeganOnTheirLine() {
    assertThat(sections("Family history: asthma.\n\nShe is well."))
        .containsExactly("FAMILY_HISTORY asthma.", "OTHER She is well.");
  }

  @Test
  void endAtATitleThatNobodyKnows() {
    assertThat(sections("Family History:\nasthma\nSome other thing:\nwell\nNEXT: better"))
        .containsExactly("FAMILY_HISTORY asthma", "OTHER well", "OTHER better");
  }

  @Test
  void doNotBeginInRunningText() {
    assertThat(sections("Her family history is long: asthma.\nallergies are none"))
        .containsExactly("OTHER Her family history is long: asthma.\nallergies are none");
  }
}
