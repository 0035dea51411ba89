package health.tarn.nlp.clinical;

import static health.tarn.nlp.clinical.Engines.attributes;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked // A null fails the test by itself.
class MedicationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10 mg|STRENGTH 10 mg",
        "1,000mg|STRENGTH 1,000mg",
        "5-10 mg|STRENGTH 5-10 mg",
        "100 units/ml|DOSAGE 100 units/ml",
        "90 mcg/actuation|STRENGTH 90 mcg",
        "2 tablets|DOSAGE 2 tablets",
        "1 to 2 puffs|DOSAGE 1 to 2 puffs",
        "5 mg/kg/day|DOSAGE 5 mg/kg/day",
        "100 ml/hr|RATE 100 ml/hr",
        "extended release|FORM extended release",
        "by mouth|ROUTE_OR_MODE by mouth",
        "p.o.|ROUTE_OR_MODE p.o.",
        "IV|ROUTE_OR_MODE IV",
        "b.i.d.|FREQUENCY b.i.d.",
        "three times a day|FREQUENCY three times a day",
        "q8h|FREQUENCY q8h",
        "q4-6h|FREQUENCY q4-6h",
        "q 12 hours|FREQUENCY q 12 hours",
        "every 6 to 8 hours|FREQUENCY every 6 to 8 hours",
        "2x/week|FREQUENCY 2x/week",
        "prn|FREQUENCY prn",
        "for 30 days|DURATION for 30 days",
        "for the next 2 weeks|DURATION for the next 2 weeks",
        "x 7 days|DURATION x 7 days"
      })
  void isTakenLikeThis(String words, String attribute) {
    assertThat(attributes("Lisinopril " + words, "Lisinopril")).containsExactly(attribute);
  }

  @Test
  void hasWhatStandsRightBeforeIt() {
    assertThat(attributes("He was given IV morphine.", "morphine"))
        .containsExactly("ROUTE_OR_MODE IV");
    assertThat(attributes("Continue lisinopril and 500 mg of metformin daily.", "metformin"))
        .containsExactly("STRENGTH 500 mg", "FREQUENCY daily");
    assertThat(attributes("A 7-day course of amoxicillin", "amoxicillin"))
        .containsExactly("DURATION 7-day course");
  }

  @Test
  void hasNotWhatBelongsToAnother() {
    String text = "Lisinopril 10 mg daily, metformin 500 mg BID; hemoglobin 11 g/dL.";

    assertThat(attributes(text, "Lisinopril")).containsExactly("STRENGTH 10 mg", "FREQUENCY daily");
    assertThat(attributes(text, "metformin")).containsExactly("STRENGTH 500 mg", "FREQUENCY BID");
  }

  @Test
  void isWhatTheNextSentenceInstructsToTake() {
    assertThat(attributes("Lisinopril 10 mg tablet.\nTake 1 tablet daily.", "Lisinopril"))
        .containsExactly("STRENGTH 10 mg", "FORM tablet", "DOSAGE 1 tablet", "FREQUENCY daily");
    assertThat(attributes("Lisinopril 10 mg.\nSleep daily.", "Lisinopril"))
        .containsExactly("STRENGTH 10 mg");
  }

  @Test
  void hasASecondAmountAsItsDose() {
    assertThat(attributes("Prednisone 20 mg tablet, 40 mg daily", "Prednisone"))
        .containsExactly("STRENGTH 20 mg", "FORM tablet", "DOSAGE 40 mg", "FREQUENCY daily");
  }
}
