package health.tarn.nlp.ctakes;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.tarn.spi.terminology.Dictionary;
import health.tarn.spi.terminology.Term;
import health.tarn.spi.terminology.Term.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Some 100,000 terms of public lists: identifier, term, what the list calls it. */
record TermLists(Path folder) implements Dictionary {

  private static final Map<String, Kind> KINDS =
      new TreeMap<>(
          Map.of(
              "do_conditions", Kind.DISORDER,
              "mesh_conditions", Kind.DISORDER,
              "rxnorm_prescribable_B-Z", Kind.INGREDIENT,
              "uberon_anatomy", Kind.BODY_SITE));

  /** Returns the lines of a compressed file. */
  static List<String> lines(Path file) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String version() {
    return "lists";
  }

  @Override
  public void read(Consumer<Term> reader) {
    KINDS.forEach(
        (name, kind) ->
            lines(folder.resolve(name + ".tsv.gz")).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(fields -> new Term(fields[1], kind, name, fields[0], fields[2]))
                .forEach(reader));
  }
}
