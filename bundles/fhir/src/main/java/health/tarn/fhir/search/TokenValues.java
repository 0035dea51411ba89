package health.tarn.fhir.search;

import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import health.tarn.spi.search.IndexEntry.Text;
import health.tarn.spi.search.IndexEntry.Token;
import org.jspecify.annotations.Nullable;

/** Writes the entries of a token parameter, with those of {@code :text} and {@code :of-type}. */
final class TokenValues {

  private final String parameter;
  private final @Nullable String text;
  private final @Nullable String ofType;
  private final String codeSystem;

  private TokenValues(String parameter, String codeSystem, boolean modifiers) {
    this.parameter = parameter;
    this.text = modifiers ? parameter + ":text" : null;
    this.ofType = modifiers ? parameter + ":of-type" : null;
    this.codeSystem = codeSystem;
  }

  /**
   * Returns what writes the values of elements of a type; null if that type has none.
   *
   * @param codeSystem the system that the codes of an element of type code belong to; empty if that
   *     is not known
   * @param modifiers whether entries for modifiers are written too
   */
  static PathNode.@Nullable Action<Entries> of(
      String parameter, String type, String codeSystem, boolean modifiers) {
    TokenValues values = new TokenValues(parameter, codeSystem, modifiers);
    return switch (type) {
      case "Coding" -> values::coding;
      case "CodeableConcept" -> values::concept;
      case "Identifier" -> values::identifier;
      case "ContactPoint" -> values::contactPoint;
      case "code",
          "boolean",
          "string",
          "uri",
          "url",
          "canonical",
          "oid",
          "uuid",
          "id",
          "integer",
          "positiveInt",
          "unsignedInt",
          "date",
          "dateTime",
          "instant" ->
          values::primitive;
      default -> null;
    };
  }

  private void coding(Json json, int node, Entries entries) {
    String system = "";
    String code = "";
    String display = "";
    for (int member = members(json, node); member >= 0; member = json.next(member)) {
      if (!json.is(member, Kind.STRING)) {
        continue;
      }
      int name = json.nameId(member);
      if (name == Field.SYSTEM) {
        system = json.text(member);
      } else if (name == Field.CODE) {
        code = json.text(member);
      } else if (name == Field.DISPLAY && text != null) {
        display = json.text(member);
      }
    }
    token(system, code, entries);
    text(display, entries);
  }

  private void concept(Json json, int node, Entries entries) {
    for (int member = members(json, node); member >= 0; member = json.next(member)) {
      int name = json.nameId(member);
      if (name == Field.CODING && json.is(member, Kind.ARRAY)) {
        for (int item = json.first(member); item >= 0; item = json.next(item)) {
          coding(json, item, entries);
        }
      } else if (name == Field.TEXT && json.is(member, Kind.STRING)) {
        text(json.text(member), entries);
      }
    }
  }

  private void identifier(Json json, int node, Entries entries) {
    String value = Fields.stringOrEmpty(json, node, Field.VALUE);
    token(Fields.stringOrEmpty(json, node, Field.SYSTEM), value, entries);
    int type = Fields.object(json, node, Field.TYPE);
    if (type < 0 || ofType == null) {
      return;
    }
    text(Fields.stringOrEmpty(json, type, Field.TEXT), entries);
    int coding = Fields.firstItem(json, type, Field.CODING);
    for (; coding >= 0 && !value.isEmpty(); coding = json.next(coding)) {
      String code = Fields.stringOrEmpty(json, coding, Field.CODE);
      if (!code.isEmpty()) {
        String system = Fields.stringOrEmpty(json, coding, Field.SYSTEM);
        entries.add(new Token(ofType, system, code + "|" + value));
      }
    }
  }

  private void contactPoint(Json json, int node, Entries entries) {
    token("", Fields.stringOrEmpty(json, node, Field.VALUE), entries);
  }

  private void primitive(Json json, int node, Entries entries) {
    String value = Fields.primitive(json, node);
    if (value != null) {
      token(value.isEmpty() ? "" : codeSystem, value, entries);
    }
  }

  private void token(String system, String code, Entries entries) {
    if (!system.isEmpty() || !code.isEmpty()) {
      entries.add(new Token(parameter, system, code));
    }
  }

  private void text(String value, Entries entries) {
    if (text != null && !value.isEmpty()) {
      entries.add(new Text(text, value));
    }
  }

  private static int members(Json json, int node) {
    return json.is(node, Kind.OBJECT) ? json.first(node) : -1;
  }
}
