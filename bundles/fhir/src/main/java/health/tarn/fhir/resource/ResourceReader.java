package health.tarn.fhir.resource;

import health.tarn.api.Issue;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.JsonLimits;
import health.tarn.fhir.json.Kind;
import health.tarn.fhir.json.Names;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads of a resource what the lake's rules need, before and without any check of its shape.
 *
 * <p>In R4 every {@code identifier} at the top of a resource is an Identifier or an array of them,
 * and the strings of References are known by their surroundings; so no types are looked up, and
 * references are found in one run over the tape.
 */
public final class ResourceReader {

  private static final int TYPE = Names.id("resourceType");
  private static final int ID = Names.id("id");
  private static final int IDENTIFIER = Names.id("identifier");
  private static final int SYSTEM = Names.id("system");
  private static final int VALUE = Names.id("value");
  private static final int CONTAINED = Names.id("contained");

  private final JsonLimits limits;

  public ResourceReader(JsonLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads bytes.
   *
   * @throws LakeException with INVALID or TOO_LARGE if they are no JSON within the limits, with
   *     UNPROCESSABLE if the JSON is no object with a resourceType
   */
  public ParsedResource read(byte[] bytes, int from, int to) {
    Json json = Json.parse(bytes, from, to, limits);
    return of(json, json.root());
  }

  /**
   * Reads a resource that stands in a text, such as a Bundle's entry.
   *
   * @throws LakeException with UNPROCESSABLE if the node is no object with a resourceType
   */
  public static ParsedResource of(Json json, int node) {
    String type = text(json, json.member(node, TYPE));
    if (type == null) {
      String found = json.is(node, Kind.OBJECT) ? "none" : json.kind(node).described();
      String message = "expected an object with a resourceType, found " + found;
      throw new LakeException(
          Problem.UNPROCESSABLE,
          message,
          List.of(Issue.error("structure", message, json.path(node))));
    }
    String id = text(json, json.member(node, ID));
    return new ParsedResource(
        json, node, type, id, identifiers(json, node), references(json, node));
  }

  private static List<String> identifiers(Json json, int resource) {
    int member = json.member(resource, IDENTIFIER);
    if (member < 0) {
      return List.of();
    }
    Set<String> tokens = new LinkedHashSet<>();
    if (json.is(member, Kind.ARRAY)) {
      for (int item = json.first(member); item >= 0; item = json.next(item)) {
        addToken(json, item, tokens);
      }
    } else {
      addToken(json, member, tokens);
    }
    return List.copyOf(tokens);
  }

  private static void addToken(Json json, int identifier, Set<String> tokens) {
    String value = text(json, json.member(identifier, VALUE));
    if (value != null && !value.isEmpty()) {
      String system = text(json, json.member(identifier, SYSTEM));
      tokens.add((system == null ? "" : system) + "|" + value);
    }
  }

  private static List<ResourceReference> references(Json json, int resource) {
    List<ResourceReference> references = new ArrayList<>();
    int contained = json.member(resource, CONTAINED);
    int containedEnd = contained < 0 ? -1 : json.end(contained);
    int end = json.end(resource);
    for (int node = resource + 1; node < json.nodes() && json.begin(node) < end; node++) {
      if (References.isText(json, node)) {
        boolean within = node > contained && json.begin(node) < containedEnd;
        references.add(new ResourceReference(node, json.text(node), within));
      }
    }
    return references;
  }

  private static @Nullable String text(Json json, int node) {
    return node >= 0 && json.is(node, Kind.STRING) ? json.text(node) : null;
  }
}
