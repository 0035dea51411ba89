package health.tarn.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a small JSON object of settings as texts by their path, such as {@code Input.S3Uri}. */
final class FlatJson {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int DEEPEST = 8;

  private FlatJson() {}

  /**
   * @return in the order of the text; nothing for no bytes
   * @throws LakeException with {@link Problem#INVALID} if it is not JSON, no object, has lists or
   *     is too deep
   */
  static Map<String, String> read(byte[] json) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    if (json.length == 0) {
      return texts;
    }
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw invalid("expected a JSON object in the body");
      }
      object(parser, "", texts, 0);
      if (parser.nextToken() != null) {
        throw invalid("expected nothing after the JSON object");
      }
    } catch (JsonProcessingException e) {
      throw invalid("the body is not JSON: see line " + e.getLocation().getLineNr());
    } catch (CharConversionException e) {
      throw invalid("the body is not JSON in UTF-8");
    }
    return texts;
  }

  private static void object(JsonParser parser, String prefix, Map<String, String> texts, int depth)
      throws IOException {
    if (depth == DEEPEST) {
      throw invalid("expected at most " + DEEPEST + " objects within each other");
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String path = prefix + parser.currentName();
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        object(parser, path + '.', texts, depth + 1);
      } else if (token == JsonToken.START_ARRAY) {
        throw invalid("expected no list in the body");
      } else if (token != JsonToken.VALUE_NULL && texts.put(path, parser.getText()) != null) {
        throw invalid("a name occurs twice in the body");
      }
    }
  }

  private static LakeException invalid(String message) {
    return new LakeException(Problem.INVALID, message);
  }
}
