package health.tarn.nlp.clinical;

import static health.tarn.nlp.clinical.Engines.attributes;
import static health.tarn.nlp.clinical.Engines.texts;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.spi.nlp.EntityType;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests, conditions and body sites with what belongs to them, and how people live. */
@NullUnmarked // A null fails the test by itself.
class FindingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Creatinine 1.8 mg/dL|Creatinine|TEST_VALUE 1.8,TEST_UNIT mg/dL",
        "Creatinine was elevated at 1.8|Creatinine|TEST_VALUE 1.8",
        "BP: 142/88 mmHg|BP|TEST_VALUE 142/88,TEST_UNIT mmHg",
        "Platelets 250 x 10^9/L|Platelets|TEST_VALUE 250,TEST_UNIT x 10^9/L",
        "HbA1c of 8.2%|HbA1c|TEST_VALUE 8.2,TEST_UNIT %",
        "RR 20/min|RR|TEST_VALUE 20,TEST_UNIT /min",
        "Troponin was negative.|Troponin|TEST_VALUE negative",
        "Creatinine and 5 friends|Creatinine|"
      })
  void tellWhatATestGave(String text, String test, String attributes) {
    String found = String.join(",", attributes(text, test));

    assertThat(found).isEqualTo(attributes == null ? "" : attributes);
  }

  @Test
  void tellHowBadAndWhere() {
    assertThat(attributes("Severe pain in the left knee.", "pain"))
        .containsExactly("ACUITY Severe", "SYSTEM_ORGAN_SITE knee");
    assertThat(attributes("Severe pain in the left knee.", "knee"))
        .containsExactly("DIRECTION left");
    assertThat(attributes("Liver abscess", "abscess")).containsExactly("SYSTEM_ORGAN_SITE Liver");
    assertThat(attributes("Severe thoughts about pain", "pain")).isEmpty();
  }

  @Test
  void tellWhen() {
    assertThat(attributes("Appendectomy in 1998.", "Appendectomy"))
        .containsExactly("TIME_TO_PROCEDURE_NAME 1998");
    assertThat(attributes("Fever since 3 days ago.", "Fever"))
        .containsExactly("TIME_TO_DX_NAME 3 days ago");
  }

  @Test
  void tellHowThePatientLives() {
    String text = "Former smoker. Denies alcohol use. No illicit drugs.";

    assertThat(texts(text, EntityType.TOBACCO_USE)).containsExactly("Former smoker");
    assertThat(texts(text, EntityType.ALCOHOL_CONSUMPTION)).containsExactly("alcohol use");
    assertThat(texts(text, EntityType.REC_DRUG_USE)).containsExactly("illicit drugs");
  }

  @Test
  void areAbbreviationsInCapitalsOnlyWhereTheyAreWords() {
    assertThat(texts("He was sad, with aids for hearing and htn.", EntityType.DX_NAME))
        .containsExactly("htn");
    assertThat(texts("He has AIDS.", EntityType.DX_NAME)).containsExactly("AIDS");
    assertThat(texts("HE HAS HEARING AIDS", EntityType.DX_NAME)).isEmpty();
  }

  @Test
  void areFoundInPluralWithHyphensGenitivesAndOverLines() {
    assertThat(
            texts(
                "Strokes, Crohn\u2019s disease, Parkinson disease, end stage\nrenal disease,"
                    + " sjogren's syndrome",
                EntityType.DX_NAME))
        .containsExactly(
            "Strokes",
            "Crohn\u2019s disease",
            "Parkinson disease",
            "end stage\nrenal disease",
            "sjogren's syndrome");
  }
}
