package health.tarn.core.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.tarn.api.graph.CuratedQuery;
import health.tarn.api.graph.CuratedQuery.Kind;
import health.tarn.api.graph.CuratedQuery.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads a question from its file, {@code <name>.rq}. Its comments say in the first line what it
 * answers, and then what its parameters are, a line for each: {@code # name kind required|optional
 * one|many what it means}.
 */
final class QueryFile {

  private static final String COMMENT = "# ";
  private static final int WORDS = 5;

  private QueryFile() {}

  static CuratedQuery read(String name) {
    List<String> lines = text(name).lines().toList();
    List<Parameter> parameters = new ArrayList<>();
    int line = 1;
    while (lines.get(line).startsWith(COMMENT)) {
      parameters.add(parameter(lines.get(line).substring(COMMENT.length())));
      line++;
    }
    String title = lines.get(0).substring(COMMENT.length());
    String sparql = String.join("\n", lines.subList(line, lines.size())) + "\n";
    return new CuratedQuery(name, title, parameters, sparql);
  }

  private static Parameter parameter(String line) {
    String[] words = line.split(" ", WORDS);
    return new Parameter(
        words[0],
        Kind.valueOf(words[1].toUpperCase(Locale.ROOT)),
        words[2].equals("required"),
        words[3].equals("many"),
        words[4]);
  }

  private static String text(String name) {
    try (InputStream in = QueryFile.class.getResourceAsStream(name + ".rq")) {
      if (in == null) {
        throw new IllegalStateException("the bundle lacks " + name + ".rq");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + ".rq", e);
    }
  }
}
