package health.tarn.fhir.search;

import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import health.tarn.spi.search.IndexEntry.Uri;
import org.jspecify.annotations.Nullable;

/** Writes the entries of a URI parameter; a canonical with a version is also found without it. */
final class UriValues {

  private final String parameter;

  private UriValues(String parameter) {
    this.parameter = parameter;
  }

  /** Returns what writes the values of elements of a type; null if that type has none. */
  static PathNode.@Nullable Action<Entries> of(String parameter, String type) {
    UriValues values = new UriValues(parameter);
    return switch (type) {
      case "uri", "url", "oid", "uuid" -> values::uri;
      case "canonical" -> values::canonical;
      default -> null;
    };
  }

  private void uri(Json json, int node, Entries entries) {
    if (json.is(node, Kind.STRING)) {
      String value = json.text(node);
      if (!value.isEmpty()) {
        entries.add(new Uri(parameter, value));
      }
    }
  }

  private void canonical(Json json, int node, Entries entries) {
    uri(json, node, entries);
    if (json.is(node, Kind.STRING)) {
      String value = json.text(node);
      int bar = value.indexOf('|');
      if (bar > 0) {
        entries.add(new Uri(parameter, value.substring(0, bar)));
      }
    }
  }
}
