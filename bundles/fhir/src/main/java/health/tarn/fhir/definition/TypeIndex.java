package health.tarn.fhir.definition;

import health.tarn.fhir.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the line of each type begins, so that a type is read without looking at the others. */
final class TypeIndex {

  private final DefinitionFile types = new DefinitionFile("types");
  private final Map<String, Integer> begins = new HashMap<>();
  private final List<String> resources = new ArrayList<>();

  TypeIndex() {
    new DefinitionFile("type-index").each(this::add);
  }

  private void add(Json line) {
    Fields fields = new Fields(line, line.root());
    String name = fields.text("name");
    begins.put(name, fields.integer("begin"));
    if (fields.flag("resource")) {
      resources.add(name);
    }
  }

  Set<String> names() {
    return begins.keySet();
  }

  /** Returns the concrete resource types, sorted. */
  List<String> resources() {
    return resources;
  }

  /** Returns the line of a type; null if there is none. */
  @Nullable Json read(String name) {
    Integer begin = begins.get(name);
    return begin == null ? null : types.lineAt(begin);
  }
}
