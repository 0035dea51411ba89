package health.tarn.shell;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The first value of each of a few fields, found in one pass over a resource's tokens. */
final class JsonFields {

  private static final JsonFactory JSON = new JsonFactory();

  private final Set<String> wanted;
  private final Map<String, String> found = new HashMap<>();

  private JsonFields(Set<String> wanted) {
    this.wanted = wanted;
  }

  /**
   * Reads fields by their paths.
   *
   * @param wanted names with dots between them, such as {@code name.family}; arrays do not show in
   *     a path, and of several values the first counts
   */
  static Map<String, String> read(byte[] json, Set<String> wanted) {
    JsonFields fields = new JsonFields(wanted);
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      fields.object(parser, "");
    } catch (IOException e) { // From bytes in memory: the store gave what is no JSON.
      throw new UncheckedIOException("the resource is not JSON", e);
    }
    return fields.found;
  }

  private void object(JsonParser parser, String path) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      value(parser, path.isEmpty() ? name : path + "." + name);
    }
  }

  private void value(JsonParser parser, String path) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> objectIfWanted(parser, path);
      case START_ARRAY -> {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          value(parser, path);
        }
      }
      default -> {
        if (wanted.contains(path)) {
          found.putIfAbsent(path, parser.getText());
        }
      }
    }
  }

  private void objectIfWanted(JsonParser parser, String path) throws IOException {
    String below = path + ".";
    if (wanted.stream().anyMatch(field -> field.startsWith(below))) {
      object(parser, path);
    } else {
      parser.skipChildren();
    }
  }
}
