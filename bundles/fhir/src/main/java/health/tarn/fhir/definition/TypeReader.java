package health.tarn.fhir.definition;

import health.tarn.fhir.definition.ElementDefinition.Binding;
import health.tarn.fhir.definition.ElementDefinition.ElementType;
import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one line of the types: a type and the backbones within it, by path. */
final class TypeReader {

  private static final String VALUE_SETS = "http://hl7.org/fhir/ValueSet/";

  private final Json json;
  private final int paths;
  private final Set<String> backbones = new HashSet<>();

  private TypeReader(Json json) {
    this.json = json;
    this.paths = json.member(json.root(), "paths");
    for (int path = json.first(paths); path >= 0; path = json.next(path)) {
      backbones.add(json.name(path));
    }
  }

  static Map<String, TypeDefinition> read(Json json) {
    return new TypeReader(json).types();
  }

  private Map<String, TypeDefinition> types() {
    Fields type = new Fields(json, json.root());
    String base = type.text("base");
    TypeDefinition.Kind kind = kind(type.text("kind"));
    Map<String, TypeDefinition> types = new HashMap<>();
    for (int path = json.first(paths); path >= 0; path = json.next(path)) {
      String name = json.name(path);
      boolean backbone = name.indexOf('.') >= 0;
      types.put(
          name,
          new TypeDefinition(
              name,
              backbone ? TypeDefinition.Kind.BACKBONE : kind,
              !backbone && type.flag("abstract"),
              backbone ? "BackboneElement" : base.isEmpty() ? null : base,
              elements(name, path)));
    }
    return types;
  }

  private static TypeDefinition.Kind kind(String text) {
    return TypeDefinition.Kind.valueOf(text.replace("-type", "").toUpperCase(Locale.ROOT));
  }

  private List<ElementDefinition> elements(String parent, int path) {
    List<ElementDefinition> elements = new ArrayList<>(json.size(path));
    for (int node = json.first(path); node >= 0; node = json.next(node)) {
      elements.add(element(parent, node));
    }
    return elements;
  }

  /** One pass over the members, since most of them are missing in most elements. */
  private ElementDefinition element(String parent, int object) {
    String name = "";
    boolean choice = false;
    int min = 0;
    int max = 1;
    List<ElementType> types = List.of();
    String content = "";
    String valueSet = "";
    boolean required = false;
    boolean summary = false;
    boolean modifier = false;
    for (int member = json.first(object); member >= 0; member = json.next(member)) {
      switch (json.name(member)) {
        case "name" -> name = json.text(member);
        case "choice" -> choice = json.is(member, Kind.TRUE);
        case "min" -> min = Integer.parseInt(json.text(member));
        case "max" -> max = Integer.parseInt(json.text(member));
        case "types" -> types = types(member);
        case "content" -> content = json.text(member);
        case "valueSet" -> valueSet = json.text(member);
        case "required" -> required = json.is(member, Kind.TRUE);
        case "summary" -> summary = json.is(member, Kind.TRUE);
        case "modifier" -> modifier = json.is(member, Kind.TRUE);
        default -> throw new IllegalStateException("unknown member at " + json.path(member));
      }
    }
    return new ElementDefinition(
        name,
        choice,
        min,
        max < 0 ? ElementDefinition.UNBOUNDED : max,
        types,
        content(content, parent + "." + name),
        valueSet.isEmpty() ? null : new Binding(url(valueSet), required),
        summary,
        modifier);
  }

  /** FHIR's own value sets are written without their place. */
  private static String url(String valueSet) {
    return valueSet.indexOf(':') < 0 ? VALUE_SETS.concat(valueSet) : valueSet;
  }

  private List<ElementType> types(int array) {
    List<ElementType> types = new ArrayList<>(json.size(array));
    for (int node = json.first(array); node >= 0; node = json.next(node)) {
      String[] parts = json.text(node).split("\\|");
      types.add(new ElementType(parts[0], Arrays.asList(parts).subList(1, parts.length)));
    }
    return types;
  }

  private @Nullable String content(String reference, String own) {
    if (!reference.isEmpty()) {
      return reference;
    }
    return backbones.contains(own) ? own : null;
  }
}
