package health.tarn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import health.tarn.spi.nlp.Analysis;
import health.tarn.spi.nlp.Attribute;
import health.tarn.spi.nlp.Concept;
import health.tarn.spi.nlp.Entity;
import health.tarn.spi.nlp.EntityType;
import health.tarn.spi.nlp.NlpEngine;
import health.tarn.spi.nlp.NlpError;
import health.tarn.spi.nlp.NlpException;
import health.tarn.spi.nlp.Span;
import health.tarn.spi.nlp.Trait;
import health.tarn.spi.terminology.Dictionary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link NlpEngine} promises. An engine's test says how it is made, and what it can. */
@NullUnmarked // A null fails the test by itself.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class NlpContract {

  private static final String NOTE =
      """
      Mr. Doe has a history of hypertension. He takes lisinopril 10 mg by mouth daily.
      He denies fever. Hemoglobin was 11.2 g/dL. Appendectomy in 1998.
      """;

  private NlpEngine engine;

  /** Makes an engine that knows these terms, and them alone. */
  protected abstract NlpEngine newEngine(Dictionary dictionary);

  /** Tells what the engine can. */
  protected abstract Set<NlpAbility> abilities();

  @BeforeAll
  void open() {
    engine = newEngine(new KitDictionary());
  }

  private Entity only(String text, String words) {
    List<Entity> found =
        engine.analyze(text).entities().stream()
            .filter(entity -> entity.text().equalsIgnoreCase(words))
            .toList();
    assertThat(found).as("'%s' in '%s'", words, text).hasSize(1);
    return found.get(0);
  }

  private void assumeAbility(NlpAbility ability) {
    assumeThat(abilities()).contains(ability);
  }

  private static void assertSpans(String text, Analysis analysis) {
    for (Entity entity : analysis.entities()) {
      assertThat(part(text, entity.span())).isEqualTo(entity.text());
      assertThat(entity.score()).isBetween(0.0, 1.0);
      for (Attribute attribute : entity.attributes()) {
        assertThat(part(text, attribute.span())).isEqualTo(attribute.text());
        assertThat(attribute.score()).isBetween(0.0, 1.0);
        assertThat(attribute.relationshipScore()).isBetween(0.0, 1.0);
      }
    }
    assertThat(analysis.entities())
        .isSortedAccordingTo(
            Comparator.<Entity>comparingInt(entity -> entity.span().begin())
                .thenComparingInt(entity -> entity.span().end()));
  }

  private static String part(String text, Span span) {
    int begin = text.offsetByCodePoints(0, span.begin());
    return text.substring(begin, text.offsetByCodePoints(begin, span.end() - span.begin()));
  }

  @Nested
  class Entities {

    @Test
    void areFoundWithTheirTypeAndConcept() {
      assertThat(only(NOTE, "hypertension").type()).isEqualTo(EntityType.DX_NAME);
      assertThat(only(NOTE, "lisinopril").type()).isEqualTo(EntityType.GENERIC_NAME);
      assertThat(only("He takes Glucophage.", "Glucophage").type())
          .isEqualTo(EntityType.BRAND_NAME);
      assertThat(only(NOTE, "Hemoglobin").type()).isEqualTo(EntityType.TEST_NAME);
      assertThat(only(NOTE, "Appendectomy").type()).isEqualTo(EntityType.PROCEDURE_NAME);
      Concept concept = only(NOTE, "hypertension").concepts().get(0);
      assertThat(concept.system()).isEqualTo(KitDictionary.ICD10CM);
      assertThat(concept.code()).isEqualTo("I10");
    }

    @Test
    void areFoundInAnyCaseAndByEachOfTheirNames() {
      assertThat(only("HIGH BLOOD PRESSURE is noted.", "high blood pressure").concepts())
          .extracting(Concept::code)
          .contains("I10");
    }

    @Test
    void areTheLongestThatTheTextNames() {
      assertThat(engine.analyze("She has type 2 diabetes mellitus.").entities())
          .filteredOn(entity -> entity.type() == EntityType.DX_NAME)
          .extracting(Entity::text)
          .containsExactly("type 2 diabetes mellitus");
    }

    @Test
    void tellAFindingFromADisorder() {
      assertThat(only("She has chest pain.", "chest pain").traits())
          .extracting(Trait::name)
          .containsAnyOf(Trait.Name.SIGN, Trait.Name.SYMPTOM);
      assertThat(only("She has pneumonia.", "pneumonia").has(Trait.Name.DIAGNOSIS)).isTrue();
    }

    @Test
    void areNotFoundInsideOtherWords() {
      assertThat(engine.analyze("Hyperpneumonias and feverfew.").entities())
          .filteredOn(entity -> entity.type() == EntityType.DX_NAME)
          .isEmpty();
    }

    @Test
    void haveSpansInCodePoints() {
      String text = "\uD83D\uDE37 \uD83D\uDE37 fever since yesterday";

      assertThat(only(text, "fever").span()).isEqualTo(new Span(4, 9));
    }
  }

  @Nested
  class Traits {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "No evidence of pneumonia.",
          "The patient denies fever, chest pain or pneumonia.",
          "Chest x-ray was negative for pneumonia.",
          "She is without pneumonia."
        })
    void tellThatSomethingIsDenied(String text) {
      assertThat(only(text, "pneumonia").has(Trait.Name.NEGATION)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "She has pneumonia.",
          "No fever. She has pneumonia.",
          "She denies fever but has pneumonia."
        })
    void doNotReachBeyondWhatIsDenied(String text) {
      assertThat(only(text, "pneumonia").has(Trait.Name.NEGATION)).isFalse();
    }

    @Test
    void tellThatSomethingIsARelatives() {
      assumeAbility(NlpAbility.FAMILY);
      assertThat(
              only("Her mother had breast cancer.", "breast cancer")
                  .has(Trait.Name.PERTAINS_TO_FAMILY))
          .isTrue();
      assertThat(
              only("FAMILY HISTORY:\nBreast cancer, aunt.\n", "breast cancer")
                  .has(Trait.Name.PERTAINS_TO_FAMILY))
          .isTrue();
      assertThat(
              only("She has breast cancer. Her mother is well.", "breast cancer")
                  .has(Trait.Name.PERTAINS_TO_FAMILY))
          .isFalse();
    }

    @Test
    void tellThatSomethingIsOnlyThoughtOf() {
      assumeAbility(NlpAbility.HYPOTHETICAL);
      assertThat(only("Return if chest pain develops.", "chest pain").has(Trait.Name.HYPOTHETICAL))
          .isTrue();
      assertThat(only("She has chest pain.", "chest pain").has(Trait.Name.HYPOTHETICAL)).isFalse();
    }
  }

  @Nested
  class Attributes {

    @Test
    void tellHowAMedicationIsTaken() {
      assumeAbility(NlpAbility.MEDICATION_ATTRIBUTES);
      List<Attribute> attributes =
          only("Metformin 500 mg tablet by mouth twice daily for 30 days.", "metformin")
              .attributes();
      assertThat(attributes)
          .extracting(attribute -> attribute.type() + " " + attribute.text())
          .contains(
              "STRENGTH 500 mg",
              "FORM tablet",
              "ROUTE_OR_MODE by mouth",
              "FREQUENCY twice daily",
              "DURATION for 30 days");
    }

    @Test
    void belongToTheMedicationThatTheyFollow() {
      assumeAbility(NlpAbility.MEDICATION_ATTRIBUTES);
      String text = "Metformin 500 mg twice daily and lisinopril 10 mg daily.";

      assertThat(only(text, "metformin").attributes())
          .extracting(Attribute::text)
          .containsExactly("500 mg", "twice daily");
      assertThat(only(text, "lisinopril").attributes())
          .extracting(Attribute::text)
          .containsExactly("10 mg", "daily");
    }

    @Test
    void tellWhatATestGave() {
      assumeAbility(NlpAbility.TEST_VALUES);
      assertThat(only(NOTE, "Hemoglobin").attributes())
          .extracting(attribute -> attribute.type() + " " + attribute.text())
          .contains("TEST_VALUE 11.2", "TEST_UNIT g/dL");
    }
  }

  @Nested
  class Texts {

    @ParameterizedTest
    @ValueSource(
        strings = {"", " ", "\n\n\n", "\u0000\u0001\uFFFF", "\uD800 lone \uDC00", "....", "a"})
    void ofAnyKindAreRead(String text) {
      assertSpans(text, engine.analyze(text));
    }

    @Test
    void ofRandomPiecesAreReadWithRightSpans() {
      String[] pieces = {
        "hypertension",
        "No ",
        "fever",
        " ",
        "\n",
        ".",
        ",",
        "\uD83D\uDE37",
        "10 mg",
        "daily",
        "é",
        "metformin ",
        "FAMILY HISTORY:\n",
        "(",
        ")",
        "1/2",
        "\t",
        "mother ",
        "Dr. ",
        "pneumonia"
      };
      Random random = new Random(7);
      for (int round = 0; round < 200; round++) {
        StringBuilder text = new StringBuilder();
        for (int piece = random.nextInt(40); piece > 0; piece--) {
          text.append(pieces[random.nextInt(pieces.length)]);
        }
        assertSpans(text.toString(), engine.analyze(text.toString()));
      }
    }

    @Test
    void withoutSpacesAreReadInTime() {
      String text = "x".repeat(200_000) + " She has pneumonia.";

      assertSpans(text, engine.analyze(text));
    }

    @Test
    void ofGreatLengthAreReadToTheirEnd() {
      String text = NOTE.repeat(800) + "She has pneumonia.";

      assertThat(only(text, "pneumonia").span().end()).isEqualTo(text.length() - 1);
    }
  }

  @Nested
  class Engines {

    @Test
    void giveTheSameAnswerToSeveralThreads() throws Exception {
      Analysis expected = engine.analyze(NOTE);
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        List<Future<Analysis>> answers = new ArrayList<>();
        for (int call = 0; call < 40; call++) {
          answers.add(threads.submit(() -> engine.analyze(NOTE)));
        }
        for (Future<Analysis> answer : answers) {
          assertThat(answer.get(5, TimeUnit.MINUTES)).isEqualTo(expected);
        }
      } finally {
        threads.shutdownNow();
      }
    }

    @Test
    void endWhenTheirThreadIsInterrupted() {
      String text = NOTE.repeat(800);
      Thread.currentThread().interrupt();
      try {
        assertThatThrownBy(() -> engine.analyze(text))
            .isInstanceOfSatisfying(
                NlpException.class, e -> assertThat(e.error()).isEqualTo(NlpError.INTERRUPTED));
      } finally {
        Thread.interrupted();
      }
      assertThatCode(() -> engine.analyze(NOTE)).doesNotThrowAnyException();
    }

    @Test
    void nameTheirTermsInTheirVersion() {
      assertThat(engine.version()).endsWith("+kit.1");
    }
  }
}
