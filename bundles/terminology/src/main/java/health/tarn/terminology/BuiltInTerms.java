package health.tarn.terminology;

import health.tarn.spi.terminology.Term;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** The terms that the bundle brings along. */
final class BuiltInTerms {

  /**
   * What is written by hand comes first: where it knows a name too, its meaning is the likelier.
   */
  private static final List<String> FILES =
      List.of(
          "disorders.tsv",
          "findings.tsv",
          "tests.tsv",
          "procedures.tsv",
          "body-sites.tsv",
          "medications.tsv",
          "drugs.tsv");

  private BuiltInTerms() {}

  static void read(Consumer<Term> reader) {
    for (String file : FILES) {
      try (BufferedReader lines = open(file)) {
        new TermFile(file).read(lines, reader);
      } catch (IOException e) {
        throw new UncheckedIOException("built-in terms " + file + " cannot be read", e);
      }
    }
  }

  private static BufferedReader open(String file) {
    InputStream bytes = BuiltInTerms.class.getResourceAsStream(file);
    if (bytes == null) {
      throw new IllegalStateException("the bundle has no " + file);
    }
    return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
  }
}
