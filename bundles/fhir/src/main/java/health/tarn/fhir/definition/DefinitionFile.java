package health.tarn.fhir.definition;

import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.JsonLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A file of one JSON object a line, which stay unread until someone asks. */
final class DefinitionFile {

  private static final String NAME = "{\"name\":\"";

  private final byte[] bytes;

  DefinitionFile(String name) {
    String file = name + ".ndjson.gz";
    try (InputStream in = DefinitionFile.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(
            "the bundle was built without " + file + ", which its test phase generates");
      }
      try (InputStream plain = new GZIPInputStream(in, 1 << 16)) {
        bytes = plain.readAllBytes();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  void each(Consumer<Json> line) {
    int from = 0;
    while (from < bytes.length) {
      int to = endOfLine(from);
      line.accept(Json.parse(bytes, from, to, JsonLimits.DEFAULT));
      from = to + 1;
    }
  }

  /** Finds the lines by the names that they begin with. */
  ByName byName() {
    Map<String, Integer> lines = new HashMap<>();
    int from = 0;
    while (from < bytes.length) {
      int begin = from + NAME.length();
      int end = begin;
      while (bytes[end] != '"') {
        end++;
      }
      lines.put(new String(bytes, begin, end - begin, StandardCharsets.US_ASCII), from);
      from = endOfLine(end) + 1;
    }
    return new ByName(lines);
  }

  private int endOfLine(int from) {
    int at = from;
    while (bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  /** The lines by name. */
  final class ByName {
    private final Map<String, Integer> lines;

    private ByName(Map<String, Integer> lines) {
      this.lines = lines;
    }

    Set<String> names() {
      return lines.keySet();
    }

    /** Returns the line with a name; null if there is none. */
    @Nullable Json read(String name) {
      Integer from = lines.get(name);
      return from == null ? null : Json.parse(bytes, from, endOfLine(from), JsonLimits.DEFAULT);
    }
  }
}
