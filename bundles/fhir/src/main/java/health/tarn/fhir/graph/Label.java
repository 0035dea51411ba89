package health.tarn.fhir.graph;

import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people would call a resource: a name, a title, or what its code says. */
final class Label {

  private static final List<String> NAMES = List.of("name", "title");
  private static final List<String> CONCEPTS =
      List.of("code", "medicationCodeableConcept", "vaccineCode", "type", "category");

  private final Json json;

  Label(Json json) {
    this.json = json;
  }

  /** Returns it; null if the resource has nothing of the kind. */
  @Nullable String text() {
    for (String name : NAMES) {
      String text = first(json.member(json.root(), name), this::name);
      if (text != null) {
        return text;
      }
    }
    for (String name : CONCEPTS) {
      String text = first(json.member(json.root(), name), this::concept);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  private interface Reading {
    @Nullable String of(int node);
  }

  private @Nullable String first(int node, Reading reading) {
    if (node < 0) {
      return null;
    }
    int value = json.is(node, Kind.ARRAY) ? json.first(node) : node;
    return value < 0 ? null : reading.of(value);
  }

  private @Nullable String name(int node) {
    if (json.is(node, Kind.STRING)) {
      return json.text(node);
    }
    String text = text(node, "text");
    if (text != null) {
      return text;
    }
    List<String> words = new ArrayList<>();
    int given = json.member(node, "given");
    for (int each = given < 0 ? -1 : json.first(given); each >= 0; each = json.next(each)) {
      if (json.is(each, Kind.STRING)) {
        words.add(json.text(each));
      }
    }
    String family = text(node, "family");
    if (family != null) {
      words.add(family);
    }
    return words.isEmpty() ? null : String.join(" ", words);
  }

  private @Nullable String concept(int node) {
    String text = text(node, "text");
    int coding = json.member(node, "coding");
    int first = coding < 0 || !json.is(coding, Kind.ARRAY) ? -1 : json.first(coding);
    return text != null || first < 0 ? text : text(first, "display");
  }

  private @Nullable String text(int object, String name) {
    int member = json.member(object, name);
    return member >= 0 && json.is(member, Kind.STRING) ? json.text(member) : null;
  }
}
