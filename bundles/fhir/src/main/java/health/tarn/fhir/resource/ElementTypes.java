package health.tarn.fhir.resource;

import health.tarn.fhir.definition.Definitions;
import health.tarn.fhir.definition.ElementDefinition;
import health.tarn.fhir.definition.ElementDefinition.ElementType;
import health.tarn.fhir.definition.TypeDefinition;
import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import org.jspecify.annotations.Nullable;

/** Finds the type of a single value by following the definitions from its resource down. */
final class ElementTypes {

  private final Definitions definitions;
  private final Json json;

  ElementTypes(Definitions definitions, Json json) {
    this.definitions = definitions;
    this.json = json;
  }

  /** Returns the name or path of a node's type; null if the definitions do not know it. */
  @Nullable String typeOf(int node) {
    int resourceType = json.member(node, "resourceType");
    if (resourceType >= 0 && json.is(resourceType, Kind.STRING)) {
      return json.text(resourceType);
    }
    int parent = json.parent(node);
    if (parent < 0) {
      return null;
    }
    if (json.is(parent, Kind.ARRAY)) {
      return typeOf(parent);
    }
    String owner = typeOf(parent);
    TypeDefinition type = owner == null ? null : definitions.type(owner);
    return type == null ? null : typeOf(type, json.name(node));
  }

  private static @Nullable String typeOf(TypeDefinition owner, String member) {
    for (ElementDefinition element : owner.elements()) {
      if (member.startsWith(element.name())) {
        if (element.content() != null && element.name().equals(member)) {
          return element.content();
        }
        for (ElementType type : element.types()) {
          if (element.member(type).equals(member)) {
            return type.code();
          }
        }
      }
    }
    return member.startsWith("_") ? "Element" : null;
  }
}
