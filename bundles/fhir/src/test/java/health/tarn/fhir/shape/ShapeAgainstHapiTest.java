package health.tarn.fhir.shape;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.tarn.fhir.definition.Definitions;
import health.tarn.fhir.json.Json;
import health.tarn.fhir.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * HAPI's strict parser is the oracle in one direction: what it refuses, the check refuses.
 *
 * <p>In the other direction the check is stricter by design. The test counts what only the check
 * refuses by the code of its first issue, and allows these reasons:
 *
 * <ul>
 *   <li>{@code structure}: HAPI reads a single value where an array must stand and null or empty
 *       objects anywhere; R4 (json.html) allows none of it.
 *   <li>{@code required}: HAPI's parser does not look at lower bounds of cardinality, nor whether a
 *       reference says anything.
 *   <li>{@code value}: HAPI's parser takes numbers and booleans in quotes and the other way round,
 *       and checks no format of ids, URIs, codes and OIDs.
 *   <li>{@code code-invalid}: HAPI's parser knows only the value sets that it has an enum for, and
 *       reads them in some places case-insensitively.
 *   <li>{@code invariant}: HAPI's parser takes extensions with neither value nor extensions.
 * </ul>
 *
 * <p>One thing that HAPI refuses passes: see {@link #isLeftToValidation}.
 */
class ShapeAgainstHapiTest {

  private static final int MUTATIONS_EACH = 40;
  private static final int LARGEST = 15_000;

  private final ObjectMapper jackson = new ObjectMapper();
  private final ShapeCheck check = new ShapeCheck(Definitions.r4());
  private final IParser hapi = FhirContext.forR4Cached().newJsonParser();
  private final Random random = new Random(11);

  @Test
  void refusesWhatHapiRefuses() throws IOException {
    hapi.setParserErrorHandler(new StrictErrorHandler());
    List<String> missed = new ArrayList<>();
    Map<String, Integer> onlyHere = new TreeMap<>();
    int both = 0;
    for (Path file : SharedData.examples()) {
      byte[] original = Files.readAllBytes(file);
      if (original.length > LARGEST) {
        continue;
      }
      for (int i = 0; i < MUTATIONS_EACH; i++) {
        ObjectNode mutated = (ObjectNode) jackson.readTree(original);
        String what = mutate(mutated);
        String text = jackson.writeValueAsString(mutated);
        var issues =
            check.check(Json.parse(text.getBytes(StandardCharsets.UTF_8)), Level.STRUCTURE_ONLY);
        String refusal = hapiRefuses(text);
        if (refusal != null && issues.isEmpty() && !isLeftToValidation(refusal)) {
          missed.add(file.getFileName() + " " + what + ": " + refusal);
        }
        both += refusal != null && !issues.isEmpty() ? 1 : 0;
        if (refusal == null && !issues.isEmpty()) {
          onlyHere.merge(issues.get(0).code(), 1, Integer::sum);
        }
      }
    }
    assertThat(missed).isEmpty();
    assertThat(both).isGreaterThan(500);
    assertThat(new TreeSet<>(onlyHere.keySet()))
        .isSubsetOf("structure", "required", "value", "code-invalid", "invariant");
  }

  /** Whether a narrative is well-formed XML is for validation to say: it takes an XML parser. */
  private static boolean isLeftToValidation(String refusal) {
    return refusal.contains("does not appear to be valid XML/XHTML");
  }

  private @org.jspecify.annotations.Nullable String hapiRefuses(String text) {
    try {
      hapi.parseResource(text);
      return null;
    } catch (DataFormatException
        | IllegalArgumentException
        | ClassCastException
        | NullPointerException e) { // The last two are how its parser meets some null and arrays.
      return String.valueOf(e.getMessage());
    }
  }

  private String mutate(ObjectNode root) {
    List<JsonNode> parents = new ArrayList<>();
    collect(root, parents);
    JsonNode parent = parents.get(random.nextInt(parents.size()));
    if (parent instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      return mutate(object, name, object.get(name));
    }
    ArrayNode array = (ArrayNode) parent;
    int at = random.nextInt(array.size());
    JsonNode changed = other(array.get(at));
    array.set(at, changed);
    return "element to " + changed.getNodeType();
  }

  private String mutate(ObjectNode object, String name, JsonNode value) {
    switch (random.nextInt(5)) {
      case 0 -> {
        object.remove(name);
        object.set(name + "x", value);
        return "renamed " + name;
      }
      case 1 -> {
        object.remove(name);
        return "removed " + name;
      }
      case 2 -> {
        boolean array = value.isArray();
        object.set(name, array ? value.get(0) : JsonNodeFactory.instance.arrayNode().add(value));
        return array ? "single " + name : "array " + name;
      }
      case 3 -> {
        object.put("nothingLikeIt", "x");
        return "unknown beside " + name;
      }
      default -> {
        JsonNode changed = other(value);
        object.set(name, changed);
        return name + " to " + changed.getNodeType();
      }
    }
  }

  private JsonNode other(JsonNode value) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return switch (random.nextInt(7)) {
      case 0 -> make.nullNode();
      case 1 -> make.objectNode();
      case 2 -> make.arrayNode();
      case 3 -> make.numberNode(17);
      case 4 -> make.textNode("");
      case 5 -> make.textNode(value.isTextual() ? value.asText() + " \u00e4" : "text");
      default -> make.booleanNode(true);
    };
  }

  private static void collect(JsonNode node, List<JsonNode> parents) {
    if (node.isContainerNode() && !node.isEmpty()) {
      parents.add(node);
      node.forEach(child -> collect(child, parents));
    }
  }
}
