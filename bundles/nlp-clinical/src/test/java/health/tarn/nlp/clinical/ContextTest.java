package health.tarn.nlp.clinical;

import static health.tarn.nlp.clinical.Engines.entity;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.spi.nlp.EntityType;
import health.tarn.spi.nlp.Trait;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked // A null fails the test by itself.
class ContextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "No fever.|fever|NEGATION",
        "She denies fever, cough or nausea.|nausea|NEGATION",
        "Pneumonia was ruled out.|Pneumonia|NEGATION",
        "Fever is absent.|Fever|NEGATION",
        "There is no evidence of acute pneumonia.|pneumonia|NEGATION",
        "He does not smoke and does not have asthma.|asthma|NEGATION",
        "Father with myocardial infarction.|myocardial infarction|PERTAINS_TO_FAMILY",
        "Asthma in her sister.|Asthma|PERTAINS_TO_FAMILY",
        "Family history of colon cancer.|colon cancer|PERTAINS_TO_FAMILY",
        "Return if fever develops.|fever|HYPOTHETICAL",
        "Ibuprofen as needed for headache.|headache|HYPOTHETICAL",
        "At risk for stroke.|stroke|HYPOTHETICAL",
        "Possible pneumonia.|pneumonia|LOW_CONFIDENCE",
        "He may have pneumonia.|pneumonia|LOW_CONFIDENCE",
        "Suspected pneumonia.|pneumonia|LOW_CONFIDENCE",
        "CT to rule out pneumonia.|pneumonia|LOW_CONFIDENCE",
        "Pneumonia cannot be excluded.|Pneumonia|LOW_CONFIDENCE",
        "History of asthma, gout and stroke.|stroke|PAST_HISTORY",
        "Status post appendectomy.|appendectomy|PAST_HISTORY",
        "PAST MEDICAL HISTORY:/1. Gout|Gout|PAST_HISTORY",
        "She will undergo appendectomy.|appendectomy|FUTURE",
        "Colonoscopy is scheduled for tomorrow.|Colonoscopy|FUTURE"
      })
  void saysOfAnEntity(String text, String words, Trait.Name trait) {
    assertThat(entity(text.replace('/', '\n'), words).has(trait)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "No change in her asthma.|asthma|NEGATION",
        "Asthma without response to albuterol.|Asthma|NEGATION",
        "She denies fever but reports cough.|cough|NEGATION",
        "Gram negative pneumonia.|pneumonia|NEGATION",
        "No fever due to pneumonia.|pneumonia|NEGATION",
        "No evidence of pneumonia on chest x-ray.|chest x-ray|NEGATION",
        "Mother reports fever.|fever|PERTAINS_TO_FAMILY",
        "He lives with his wife and has asthma.|asthma|PERTAINS_TO_FAMILY",
        "History of asthma, presents with fever.|fever|PAST_HISTORY",
        "HISTORY OF PRESENT ILLNESS: Fever.|Fever|PAST_HISTORY",
        "A 5-year-old boy with fever.|fever|PAST_HISTORY"
      })
  void doesNotSayOfAnEntity(String text, String words, Trait.Name trait) {
    assertThat(entity(text, words).has(trait)).isFalse();
  }

  @Test
  void saysSeveralThingsAtOnce() {
    assertThat(entity("No family history of stroke.", "stroke").traits())
        .extracting(Trait::name)
        .contains(Trait.Name.NEGATION, Trait.Name.PERTAINS_TO_FAMILY);
  }

  @Test
  void makesAnAllergyOfAMedication() {
    assertThat(entity("She is allergic to penicillin.", "penicillin").type())
        .isEqualTo(EntityType.ALLERGIES);
    assertThat(entity("ALLERGIES: Penicillin (rash).", "Penicillin").type())
        .isEqualTo(EntityType.ALLERGIES);
    assertThat(entity("She takes penicillin.", "penicillin").type())
        .isEqualTo(EntityType.GENERIC_NAME);
  }

  @Test
  void tellsASignFromASymptomByItsSection() {
    assertThat(entity("PHYSICAL EXAM: rash.", "rash").has(Trait.Name.SIGN)).isTrue();
    assertThat(entity("She has a rash.", "rash").has(Trait.Name.SYMPTOM)).isTrue();
  }
}
