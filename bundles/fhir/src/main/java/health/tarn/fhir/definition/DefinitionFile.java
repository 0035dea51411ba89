package health.tarn.fhir.definition;

import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.JsonLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** A file of one JSON object a line, which stay unread until someone asks. */
final class DefinitionFile {

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

  /** Returns the line that begins at an offset. */
  Json lineAt(int from) {
    return Json.parse(bytes, from, endOfLine(from), JsonLimits.DEFAULT);
  }

  private int endOfLine(int from) {
    int at = from;
    while (bytes[at] != '\n') {
      at++;
    }
    return at;
  }
}
