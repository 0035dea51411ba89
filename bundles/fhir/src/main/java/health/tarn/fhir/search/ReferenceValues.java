package health.tarn.fhir.search;

import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import health.tarn.spi.search.IndexEntry.Compartment;
import health.tarn.spi.search.IndexEntry.Reference;
import health.tarn.spi.search.IndexEntry.Token;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the entries of a reference parameter, and of the compartments that it decides. */
final class ReferenceValues {

  private final String parameter;
  private final @Nullable String identifier;
  private final List<String> compartments;

  private ReferenceValues(String parameter, Set<String> compartments, boolean modifiers) {
    this.parameter = parameter;
    this.identifier = modifiers ? parameter + ":identifier" : null;
    this.compartments = List.copyOf(compartments);
  }

  /**
   * Returns what writes the values of elements of a type; null if that type has none.
   *
   * @param compartments the types of compartments that a reference of this parameter puts the
   *     resource into
   * @param modifiers whether entries for modifiers are written too
   */
  static PathNode.@Nullable Action<Entries> of(
      String parameter, String type, Set<String> compartments, boolean modifiers) {
    ReferenceValues values = new ReferenceValues(parameter, compartments, modifiers);
    return switch (type) {
      case "Reference" -> values::reference;
      case "canonical" -> values::canonical;
      case "uri", "url" -> values::uri;
      case "Resource" -> values::resource;
      default -> null;
    };
  }

  private void reference(Json json, int node, Entries entries) {
    String text = Fields.string(json, node, Field.REFERENCE);
    String target = text == null ? null : ReferenceText.target(text);
    if (target != null) {
      add(target, entries);
    }
    int logical = Fields.object(json, node, Field.IDENTIFIER);
    if (logical >= 0 && identifier != null) {
      String system = Fields.stringOrEmpty(json, logical, Field.SYSTEM);
      String value = Fields.stringOrEmpty(json, logical, Field.VALUE);
      if (!system.isEmpty() || !value.isEmpty()) {
        entries.add(new Token(identifier, system, value));
      }
    }
  }

  /** A canonical with a version is also found without it. */
  private void canonical(Json json, int node, Entries entries) {
    if (!json.is(node, Kind.STRING)) {
      return;
    }
    String text = json.text(node);
    String target = ReferenceText.target(text);
    if (target == null) {
      return;
    }
    add(target, entries);
    int bar = target.indexOf('|');
    if (bar > 0) {
      add(target.substring(0, bar), entries);
    }
  }

  private void uri(Json json, int node, Entries entries) {
    if (json.is(node, Kind.STRING)) {
      String target = ReferenceText.target(json.text(node));
      if (target != null) {
        add(target, entries);
      }
    }
  }

  /** A resource within a Bundle, by what it would be called outside. */
  private void resource(Json json, int node, Entries entries) {
    String type = Fields.string(json, node, Field.RESOURCE_TYPE);
    String id = Fields.string(json, node, Field.ID);
    if (type != null && id != null) {
      add(type + "/" + id, entries);
    }
  }

  private void add(String target, Entries entries) {
    entries.add(new Reference(parameter, target));
    for (int i = 0; i < compartments.size(); i++) {
      String type = compartments.get(i);
      int length = type.length();
      if (target.startsWith(type) && target.length() > length && target.charAt(length) == '/') {
        entries.add(new Compartment(type, target.substring(length + 1)));
      }
    }
  }
}
