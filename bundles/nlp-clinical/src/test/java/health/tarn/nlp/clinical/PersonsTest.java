package health.tarn.nlp.clinical;

import static health.tarn.nlp.clinical.Engines.texts;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.spi.nlp.EntityType;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tells who a person is, and times. */
@NullUnmarked // A null fails the test by itself.
class PersonsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NAME|Seen by Dr. Smith today.|Smith",
        "NAME|Mr. John F. Doe-Miller was seen.|John F. Doe-Miller",
        "NAME|Patient Name: Jane Doe|Jane Doe",
        "NAME|Signed: Jane Doe, MD|Jane Doe",
        "AGE|A 28-year-old man|28-year-old",
        "AGE|She is 54 y/o.|54 y/o",
        "AGE|a woman aged 60|60",
        "AGE|a 3 month old girl|3 month old",
        "DATE|Seen on 03/14/2021.|03/14/2021",
        "DATE|Seen on 2021-03-14.|2021-03-14",
        "DATE|Seen on March 14, 2021.|March 14, 2021",
        "DATE|Seen on 14 March 2021.|14 March 2021",
        "DATE|Seen in March 2021.|March 2021",
        "DATE|on May 3rd she came|May 3rd",
        "TIME_EXPRESSION|since 1998|1998",
        "TIME_EXPRESSION|pain began 3 days ago|3 days ago",
        "TIME_EXPRESSION|pain for the past 2 weeks|past 2 weeks",
        "TIME_EXPRESSION|seen at 10:30 pm|10:30 pm",
        "PHONE_OR_FAX|call (617) 555-0123 now|(617) 555-0123",
        "PHONE_OR_FAX|call 617-555-0123|617-555-0123",
        "PHONE_OR_FAX|call 617.555.0123|617.555.0123",
        "EMAIL|mail jane.doe@example.org.|jane.doe@example.org",
        "URL|see https://www.example.org/a?b=c.|https://www.example.org/a?b=c",
        "ID|MRN: 00123-45|00123-45",
        "ID|SSN 123-45-6789|123-45-6789",
        "ADDRESS|lives at 12 Oak Hill Road|12 Oak Hill Road"
      })
  void areFound(EntityType type, String text, String found) {
    assertThat(texts(text, type)).containsExactly(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DATE|BP 120/80, grade 2/6, 5/325 mg, she may 3 times march",
        "AGE|for 5 years and 10 days",
        "NAME|the doctor said so. Ms is an abbreviation.",
        "PHONE_OR_FAX|counts of 250 300 4500-5000",
        "EMAIL|5 mg @ 8 am, a@b",
        "ID|ID: unknown, license expired"
      })
  void areNotSeenWhereThereAreNone(EntityType type, String text) {
    assertThat(texts(text, type)).isEmpty();
  }
}
