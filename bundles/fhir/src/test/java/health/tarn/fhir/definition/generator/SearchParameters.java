package health.tarn.fhir.definition.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Keeps of each SearchParameter what the lake needs and what is not usual, in its own words. */
final class SearchParameters {

  private static final String FILE = "/org/hl7/fhir/r4/model/sp/search-parameters.json";

  private static final List<String> KEPT =
      List.of(
          "url",
          "name",
          "code",
          "base",
          "type",
          "expression",
          "xpathUsage",
          "target",
          "multipleOr",
          "multipleAnd",
          "comparator",
          "modifier",
          "chain");

  private SearchParameters() {}

  static List<ObjectNode> lines(ObjectMapper mapper) throws IOException {
    List<ObjectNode> lines = new ArrayList<>();
    try (InputStream in = SearchParameters.class.getResourceAsStream(FILE)) {
      for (JsonNode entry : mapper.readTree(in).get("entry")) {
        lines.add(line(mapper, (ObjectNode) entry.get("resource")));
      }
    }
    return lines;
  }

  private static ObjectNode line(ObjectMapper mapper, ObjectNode source) {
    ObjectNode line = mapper.createObjectNode();
    KEPT.stream().filter(source::has).forEach(name -> line.set(name, source.get(name)));
    if (line.get("name").equals(line.get("code"))) {
      line.remove("name");
    }
    if (line.get("xpathUsage").asText().equals("normal")) {
      line.remove("xpathUsage");
    }
    line.put("description", firstSentence(source.path("description").asText()));
    if (source.has("component")) {
      ArrayNode components = line.putArray("component");
      source
          .get("component")
          .forEach(
              c -> components.add(((ObjectNode) c).retain(Set.of("definition", "expression"))));
    }
    return line;
  }

  /** A parameter of many types says something of each; that is for people, not for metadata. */
  private static String firstSentence(String description) {
    int line = description.indexOf("\r\n");
    return line < 0 ? description : description.substring(0, line);
  }
}
