package health.tarn.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.spi.terminology.Term;
import health.tarn.spi.terminology.Term.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked // A null fails the test by itself.
class TermFileTest {

  private static final String SYSTEM = "http://example.org/codes";

  private static List<Term> read(String lines) throws IOException {
    List<Term> terms = new ArrayList<>();
    new TermFile("some.tsv").read(new BufferedReader(new StringReader(lines)), terms::add);
    return terms;
  }

  @Test
  void givesOneTermForEachText() throws IOException {
    assertThat(read("HTN | high  blood pressure\tdisorder\t" + SYSTEM + "\tI10\tHypertension\n"))
        .containsExactly(
            new Term("HTN", Kind.DISORDER, SYSTEM, "I10", "Hypertension"),
            new Term("high blood pressure", Kind.DISORDER, SYSTEM, "I10", "Hypertension"));
  }

  @Test
  void saysNothingInCommentsAndEmptyLines() throws IOException {
    assertThat(read("# HTN\tDISORDER\n\n   \n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "HTN,DISORDER,http://x,I10; found 4 columns, expected 5",
        "HTN,ILLNESS,http://x,I10,H; found kind 'ILLNESS', expected one of [DISORDER, FINDING",
        "HTN,DISORDER,icd10,I10,H; found system 'icd10', expected a URI",
        "HTN,DISORDER,,I10,H; found nothing in column 3, expected a code system's URI",
        "HTN,DISORDER,http://x,,H; found nothing in column 4, expected a code",
        "HTN,DISORDER,http://x,I10,; found nothing in column 5, expected what the code system",
        "HTN|,DISORDER,http://x,I10,H; found the text '', expected a text with letters",
        "12,DISORDER,http://x,I10,H; found the text '12', expected a text with letters"
      })
  void namesFileLineAndWhatIsWrong(String line, String message) {
    String lines = "# comment\n" + line.replace(',', '\t') + "\n";

    assertThatThrownBy(() -> read(lines))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("some.tsv, line 2: " + message);
  }

  @Test
  void refusesATextThatIsNoName() {
    assertThatThrownBy(() -> read("x".repeat(201) + "\tDISORDER\t" + SYSTEM + "\tX\tX\n"))
        .hasMessage("some.tsv, line 1: found a text of 201 characters, expected at most 200");
  }
}
