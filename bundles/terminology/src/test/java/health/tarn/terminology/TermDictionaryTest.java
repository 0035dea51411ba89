package health.tarn.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.spi.terminology.Term;
import health.tarn.spi.terminology.Term.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked // A null fails the test by itself.
class TermDictionaryTest {

  private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";

  @TempDir Path folder;

  private static List<Term> terms(TermDictionary dictionary) {
    List<Term> terms = new ArrayList<>();
    dictionary.read(terms::add);
    return terms;
  }

  private Path file(String name, String lines) throws IOException {
    return Files.writeString(folder.resolve(name), lines);
  }

  @Test
  void knowsDrugsWithTheirCodes() {
    assertThat(terms(new TermDictionary(List.of())))
        .contains(
            new Term("lisinopril", Kind.INGREDIENT, RXNORM, "29046", "lisinopril"),
            new Term("metformin", Kind.INGREDIENT, RXNORM, "6809", "metformin"),
            new Term("glucophage", Kind.BRAND, RXNORM, "151827", "glucophage"))
        .noneMatch(term -> term.text().equals("water"));
  }

  @Test
  void knowsEachKindOfTerm() {
    List<Term> terms = terms(new TermDictionary(List.of()));

    for (Kind kind : Kind.values()) {
      assertThat(terms).as("terms of kind %s", kind).anyMatch(term -> term.kind() == kind);
    }
    assertThat(terms).hasSizeGreaterThan(10_000);
  }

  @Test
  void knowsTheTermsOfFilesBeforeItsOwn() throws IOException {
    Path own = file("own.tsv", "Xyzzy fever\tDISORDER\thttp://example.org\tX1\tXyzzy fever\n");

    assertThat(terms(new TermDictionary(List.of(own))).get(0).code()).isEqualTo("X1");
  }

  @Test
  void hasAnotherVersionWhenAnythingOfATermDiffers() throws IOException {
    Path one = file("one.tsv", "Xyzzy\tDISORDER\thttp://example.org\tX1\tXyzzy\n");
    Path other = file("other.tsv", "Xyzzy\tDISORDER\thttp://example.org\tX2\tXyzzy\n");

    String version = new TermDictionary(List.of(one)).version();

    assertThat(version).matches("[A-Za-z0-9.-]+");
    assertThat(new TermDictionary(List.of(one)).version()).isEqualTo(version);
    assertThat(new TermDictionary(List.of(other)).version()).isNotEqualTo(version);
    assertThat(new TermDictionary(List.of()).version()).isNotEqualTo(version);
  }

  @Test
  void doesNotStartWithoutAFileThatIsNamed() {
    assertThatThrownBy(() -> new TermDictionary(List.of(folder.resolve("none.tsv"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none.tsv, expected a readable file");
  }

  @Test
  void findsRelativeFilesInTheGivenFolder() {
    assertThat(TermDictionary.paths("etc/a.tsv, /srv/b.tsv,", Path.of("/karaf")))
        .containsExactly(Path.of("/karaf/etc/a.tsv"), Path.of("/srv/b.tsv"));
    assertThat(TermDictionary.paths("", Path.of("/karaf"))).isEmpty();
  }
}
