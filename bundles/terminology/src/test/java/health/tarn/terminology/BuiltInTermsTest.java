package health.tarn.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.spi.terminology.Term;
import health.tarn.spi.terminology.Term.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

@NullUnmarked // A null fails the test by itself.
class BuiltInTermsTest {

  private static final String ICD10CM = "http://hl7.org/fhir/sid/icd-10-cm";
  private static final String LOINC = "http://loinc.org";

  /** A code that is younger than the list of categories. */
  private static final String COVID = "U07.1";

  private static List<Term> terms() {
    List<Term> terms = new ArrayList<>();
    BuiltInTerms.read(terms::add);
    return terms;
  }

  private static List<Term> terms(String system) {
    return terms().stream().filter(term -> term.system().equals(system)).toList();
  }

  @Test
  void nameATextOnceInEachKind() {
    Map<String, Term> seen = new HashMap<>();
    for (Term term : terms()) {
      String key = term.kind() + " " + term.text().toLowerCase(Locale.ROOT);
      Term other = seen.put(key, term);

      assertThat(other == null || term.kind() == Kind.INGREDIENT || term.kind() == Kind.BRAND)
          .as("%s stands twice", key)
          .isTrue();
    }
  }

  @Test
  void haveOneDisplayForACode() {
    Map<String, String> displays = new HashMap<>();
    for (Term term : terms(ICD10CM)) {
      String other = displays.put(term.code(), term.display());

      assertThat(other == null || other.equals(term.display())).as("%s", term.code()).isTrue();
    }
  }

  @Test
  void haveLoincCodesWithRightCheckDigits() {
    assertThat(terms(LOINC)).isNotEmpty().allMatch(term -> hasCheckDigit(term.code()));
  }

  /** The check digit is that of Luhn, as LOINC's guide describes it. */
  private static boolean hasCheckDigit(String code) {
    String number = code.substring(0, code.indexOf('-'));
    int sum = 0;
    for (int index = 0; index < number.length(); index++) {
      int digit = number.charAt(number.length() - 1 - index) - '0';
      int part = index % 2 == 0 ? 2 * digit : digit;
      sum += part / 10 + part % 10;
    }
    return code.equals(number + "-" + (10 - sum % 10) % 10);
  }

  @Test
  void haveIcdCodesOfCategoriesThatExist() throws IOException {
    Map<String, String> titles = categories();
    for (Term term : terms(ICD10CM)) {
      String code = term.code().replace(".", "");
      if (titles.containsKey(code)) {
        assertThat(term.display()).as("%s", term.code()).isEqualToIgnoringCase(titles.get(code));
      } else if (!term.code().equals(COVID)) {
        assertThat(titles).as("the category of %s", term.code()).containsKey(code.substring(0, 3));
      }
    }
  }

  /** Titles of ICD-10-CM by code without point; those that have no finer code are missing. */
  private static Map<String, String> categories() throws IOException {
    Map<String, String> titles = new HashMap<>();
    try (InputStream bytes = new GZIPInputStream(Files.newInputStream(list()))) {
      new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t"))
          .forEach(line -> titles.put(line[0].substring("ICD".length()), line[1]));
    }
    return titles;
  }

  /** Looks upwards from the working directory, beside the project. */
  private static Path list() {
    String name = "shared/data/terms/icd10cm_2018_nonleaf.tsv.gz";
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      if (Files.isRegularFile(up.resolve(name))) {
        return up.resolve(name);
      }
    }
    return Assumptions.abort("skipped: no file " + name + " above this one");
  }
}
