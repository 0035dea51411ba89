package health.tarn.fhir.search;

import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads members of an element; what is absent, or not of the right kind, is as if not there. */
final class Fields {

  private Fields() {}

  /** Returns the text of a string member; null if there is none. */
  static @Nullable String string(Json json, int object, int name) {
    int member = json.member(object, name);
    return member >= 0 && json.is(member, Kind.STRING) ? json.text(member) : null;
  }

  /** Returns the text of a string member; empty if there is none. */
  static String stringOrEmpty(Json json, int object, int name) {
    String text = string(json, object, name);
    return text == null ? "" : text;
  }

  /** Returns a number member; null if there is none. */
  static @Nullable BigDecimal decimal(Json json, int object, int name) {
    int member = json.member(object, name);
    return member >= 0 && json.is(member, Kind.NUMBER)
        ? NumberRange.decimal(json.text(member))
        : null;
  }

  /** Returns an object member; -1 if there is none. */
  static int object(Json json, int object, int name) {
    int member = json.member(object, name);
    return member >= 0 && json.is(member, Kind.OBJECT) ? member : -1;
  }

  /** Returns the first item of an array member; -1 if there is none. */
  static int firstItem(Json json, int object, int name) {
    int member = json.member(object, name);
    return member >= 0 && json.is(member, Kind.ARRAY) ? json.first(member) : -1;
  }

  /** Returns the text of a primitive that stands alone; null for an object, an array or null. */
  static @Nullable String primitive(Json json, int node) {
    return json.is(node, Kind.OBJECT) || json.is(node, Kind.ARRAY) || json.is(node, Kind.NULL)
        ? null
        : json.text(node);
  }
}
