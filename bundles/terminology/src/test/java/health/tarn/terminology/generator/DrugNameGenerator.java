package health.tarn.terminology.generator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Writes the bundle's drugs.tsv, at build time. */
public final class DrugNameGenerator {

  private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";

  private DrugNameGenerator() {}

  /**
   * Unpacks the Orange Book into one folder and writes the file.
   *
   * @param arguments the folder, then the file
   */
  public static void main(String... arguments) throws IOException, SQLException {
    System.setProperty("hsqldb.reconfig_logging", "false");
    DrugNames names = new DrugNames(stopWords());
    OrangeBook.unpack(Path.of(arguments[0])).read(names::add);
    Path file = Path.of(arguments[1]);
    Files.createDirectories(file.getParent());
    Files.writeString(file, lines(names));
  }

  private static String lines(DrugNames names) {
    StringBuilder lines = new StringBuilder("# RxNorm names of drugs of the FDA's Orange Book.\n");
    names
        .names()
        .forEach(
            (name, drug) ->
                lines
                    .append(String.join("\t", name, drug.kind(), RXNORM, drug.code(), name))
                    .append('\n'));
    return lines.toString();
  }

  static Set<String> stopWords() throws IOException {
    try (InputStream bytes = DrugNameGenerator.class.getResourceAsStream("drug-stop-words.txt")) {
      if (bytes == null) {
        throw new IOException("found no drug-stop-words.txt beside the generator");
      }
      Set<String> words = new HashSet<>();
      new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> words.addAll(Arrays.asList(line.split(" ", -1))));
      return words;
    }
  }
}
