package health.tarn.fhir.definition;

import health.tarn.fhir.definition.ElementDefinition.Binding;
import health.tarn.fhir.definition.ElementDefinition.ElementType;
import health.tarn.fhir.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one line of the types: a type and the backbones within it, by path. */
final class TypeReader {

  private final Json json;
  private final int paths;

  private TypeReader(Json json) {
    this.json = json;
    this.paths = json.member(json.root(), "paths");
  }

  static Map<String, TypeDefinition> read(Json json) {
    return new TypeReader(json).types();
  }

  private Map<String, TypeDefinition> types() {
    Fields type = new Fields(json, json.root());
    String base = type.text("base");
    TypeDefinition.Kind kind = kind(type.text("kind"));
    Map<String, TypeDefinition> types = new HashMap<>();
    for (int path : type.children(paths)) {
      String name = json.name(path);
      boolean backbone = name.indexOf('.') >= 0;
      types.put(
          name,
          new TypeDefinition(
              name,
              backbone ? TypeDefinition.Kind.BACKBONE : kind,
              !backbone && type.flag("abstract"),
              backbone ? "BackboneElement" : base.isEmpty() ? null : base,
              elements(name, type.children(path))));
    }
    return types;
  }

  private static TypeDefinition.Kind kind(String text) {
    return TypeDefinition.Kind.valueOf(text.replace("-type", "").toUpperCase(Locale.ROOT));
  }

  private List<ElementDefinition> elements(String parent, List<Integer> nodes) {
    List<ElementDefinition> elements = new ArrayList<>();
    for (int node : nodes) {
      elements.add(element(parent, new Fields(json, node)));
    }
    return elements;
  }

  private ElementDefinition element(String parent, Fields fields) {
    String name = fields.text("name");
    int max = fields.integer("max");
    return new ElementDefinition(
        name,
        fields.flag("choice"),
        fields.integer("min"),
        max < 0 ? ElementDefinition.UNBOUNDED : max,
        fields.texts("types").stream().map(TypeReader::type).toList(),
        content(fields.text("content"), parent + "." + name),
        binding(fields),
        fields.flag("summary"),
        fields.flag("modifier"));
  }

  private static ElementType type(String text) {
    String[] parts = text.split("\\|");
    return new ElementType(parts[0], Arrays.asList(parts).subList(1, parts.length));
  }

  private @Nullable String content(String reference, String own) {
    if (!reference.isEmpty()) {
      return reference;
    }
    return json.member(paths, own) >= 0 ? own : null;
  }

  private static @Nullable Binding binding(Fields fields) {
    String valueSet = fields.text("valueSet");
    return valueSet.isEmpty() ? null : new Binding(valueSet, fields.flag("required"));
  }
}
