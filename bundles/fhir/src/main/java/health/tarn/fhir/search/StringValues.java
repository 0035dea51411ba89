package health.tarn.fhir.search;

import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import health.tarn.spi.search.IndexEntry.Text;
import org.jspecify.annotations.Nullable;

/** Writes the entries of a string parameter: of a name or an address, each of its parts. */
final class StringValues {

  private final String parameter;

  private StringValues(String parameter) {
    this.parameter = parameter;
  }

  /** Returns what writes the values of elements of a type; null if that type has none. */
  static PathNode.@Nullable Action<Entries> of(String parameter, String type) {
    StringValues values = new StringValues(parameter);
    return switch (type) {
      case "HumanName" -> values::name;
      case "Address" -> values::address;
      case "string", "markdown", "code", "id", "uri", "url", "canonical" -> values::text;
      default -> null;
    };
  }

  private void name(Json json, int node, Entries entries) {
    for (int member = members(json, node); member >= 0; member = json.next(member)) {
      int part = json.nameId(member);
      if (part == Field.FAMILY
          || part == Field.GIVEN
          || part == Field.PREFIX
          || part == Field.SUFFIX
          || part == Field.TEXT) {
        texts(json, member, entries);
      }
    }
  }

  private void address(Json json, int node, Entries entries) {
    for (int member = members(json, node); member >= 0; member = json.next(member)) {
      int part = json.nameId(member);
      if (part == Field.LINE
          || part == Field.CITY
          || part == Field.DISTRICT
          || part == Field.STATE
          || part == Field.COUNTRY
          || part == Field.POSTAL_CODE
          || part == Field.TEXT) {
        texts(json, member, entries);
      }
    }
  }

  private void texts(Json json, int member, Entries entries) {
    if (!json.is(member, Kind.ARRAY)) {
      text(json, member, entries);
      return;
    }
    for (int item = json.first(member); item >= 0; item = json.next(item)) {
      text(json, item, entries);
    }
  }

  private void text(Json json, int node, Entries entries) {
    if (json.is(node, Kind.STRING)) {
      String value = json.text(node);
      if (!value.isEmpty()) {
        entries.add(new Text(parameter, value));
      }
    }
  }

  private static int members(Json json, int node) {
    return json.is(node, Kind.OBJECT) ? json.first(node) : -1;
  }
}
