package health.tarn.fhir.resource;

import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import health.tarn.fhir.json.Names;

/**
 * Knows the string of a Reference without looking up types.
 *
 * <p>R4 calls a string {@code reference} in References and in three other places, which are URIs:
 * Expression, which always has a {@code language}; DetectedIssue, which is a resource; and
 * Immunization.education. A Reference is none of these.
 */
final class References {

  private static final int REFERENCE = Names.id("reference");
  private static final int LANGUAGE = Names.id("language");
  private static final int TYPE = Names.id("resourceType");
  private static final int EDUCATION = Names.id("education");

  private References() {}

  static boolean isText(Json json, int node) {
    if (json.nameId(node) != REFERENCE || !json.is(node, Kind.STRING)) {
      return false;
    }
    int object = json.parent(node);
    if (json.size(object) > 1 && (has(json, object, LANGUAGE) || has(json, object, TYPE))) {
      return false;
    }
    int parent = json.parent(object);
    int named = parent >= 0 && json.is(parent, Kind.ARRAY) ? parent : object;
    return json.nameId(named) != EDUCATION;
  }

  private static boolean has(Json json, int object, int name) {
    return json.member(object, name) >= 0;
  }
}
