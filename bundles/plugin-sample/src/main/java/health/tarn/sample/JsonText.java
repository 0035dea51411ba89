package health.tarn.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.tarn.api.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Reads what people want to know out of resources. */
final class JsonText {

  private static final JsonMapper JSON = new JsonMapper();

  private JsonText() {}

  static JsonNode read(Resource resource) {
    return read(Objects.requireNonNull(resource.json(), "what is found is not deleted"));
  }

  static JsonNode read(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException("the lake gives well-formed JSON", e);
    }
  }

  /** Returns the text of a CodeableConcept, or the display or code of its first coding. */
  static String concept(JsonNode concept) {
    JsonNode coding = concept.at("/coding/0");
    return orElse(
        concept.path("text"),
        orElse(coding.path("display"), orElse(coding.path("code"), "without a name")));
  }

  static String orElse(JsonNode text, String otherwise) {
    return text.asText().isBlank() ? otherwise : text.asText();
  }

  /** Returns the texts of an array, with spaces between them. */
  static String words(JsonNode texts) {
    StringBuilder words = new StringBuilder();
    for (JsonNode text : texts) {
      words.append(words.isEmpty() ? "" : " ").append(text.asText());
    }
    return words.toString();
  }
}
