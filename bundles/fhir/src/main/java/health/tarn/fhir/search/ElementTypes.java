package health.tarn.fhir.search;

import health.tarn.fhir.definition.Definitions;
import health.tarn.fhir.definition.ElementDefinition;
import health.tarn.fhir.definition.ElementDefinition.ElementType;
import health.tarn.fhir.definition.TypeDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the definitions say of types and elements, in the terms of paths. */
final class ElementTypes {

  /**
   * An element under one of its types.
   *
   * @param member the name in JSON
   * @param type the type, or the path of a backbone
   * @param repeats whether it is an array
   * @param valueSet the required value set of its codes; empty if there is none
   */
  record Element(String member, String type, boolean repeats, String valueSet) {}

  private final Definitions definitions;

  ElementTypes(Definitions definitions) {
    this.definitions = definitions;
  }

  /** Returns an element of a type under each type that it may have; empty if there is none. */
  List<Element> elements(String type, String name) {
    TypeDefinition definition = definitions.type(type);
    ElementDefinition element = definition == null ? null : definition.element(name);
    if (element == null) {
      return List.of();
    }
    ElementDefinition.Binding binding = element.binding();
    String valueSet = binding != null && binding.required() ? binding.valueSet() : "";
    if (element.content() != null) {
      return List.of(new Element(name, element.content(), element.repeats(), valueSet));
    }
    List<Element> found = new ArrayList<>();
    for (ElementType option : element.types()) {
      found.add(new Element(element.member(option), option.code(), element.repeats(), valueSet));
    }
    return found;
  }

  boolean isPrimitive(String type) {
    TypeDefinition definition = definitions.type(type);
    return definition != null && definition.kind() == TypeDefinition.Kind.PRIMITIVE;
  }

  boolean isResource(String type) {
    TypeDefinition definition = definitions.type(type);
    return definition != null && definition.kind() == TypeDefinition.Kind.RESOURCE;
  }

  /** Tells whether a type is another, or specializes it; case does not count, as R4 varies it. */
  boolean isA(String type, String wanted) {
    String lower = wanted.toLowerCase(Locale.ROOT);
    for (String at = type; at != null; ) {
      if (at.toLowerCase(Locale.ROOT).equals(lower)) {
        return true;
      }
      TypeDefinition definition = definitions.type(at);
      at = definition == null ? null : definition.base();
    }
    return false;
  }
}
