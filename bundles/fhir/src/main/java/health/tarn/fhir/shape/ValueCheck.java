package health.tarn.fhir.shape;

import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/** Checks single values of primitive types. */
final class ValueCheck {

  private static final int LISTED_CODES = 12;

  private final Json json;
  private final Findings findings;

  ValueCheck(Json json, Findings findings) {
    this.json = json;
    this.findings = findings;
  }

  void primitive(int node, Member member) {
    Primitive primitive = member.primitive();
    if (primitive == null) {
      return;
    }
    if (!matches(node, primitive)) {
      findings.add("value", node, primitive.expected(json.kind(node)));
      return;
    }
    Set<String> codes = member.codes();
    if (codes != null && !codes.contains(json.text(node))) {
      findings.add(
          "code-invalid", node, "found a code that is not allowed, expected " + any(codes));
    }
  }

  private boolean matches(int node, Primitive primitive) {
    if (!primitive.isOf(json.kind(node))) {
      return false;
    }
    if (!json.is(node, Kind.STRING)) {
      return primitive.matches(json.bytes(), json.begin(node), json.end(node));
    }
    if (json.escaped(node)) {
      byte[] text = json.text(node).getBytes(StandardCharsets.UTF_8);
      return primitive.matches(text, 0, text.length);
    }
    return primitive.matches(json.bytes(), json.begin(node) + 1, json.end(node) - 1);
  }

  /** A null stands for a value that only has extensions, in an array beside those extensions. */
  void emptyPlace(int object, int item, Member member, int index, boolean inArray) {
    int twin = json.member(object, "_" + member.name());
    int beside = inArray && twin >= 0 && json.is(twin, Kind.ARRAY) ? json.first(twin) : -1;
    for (int i = 0; i < index && beside >= 0; i++) {
      beside = json.next(beside);
    }
    if (beside < 0 || json.is(beside, Kind.NULL)) {
      String place = "found null, which may only stand in an array beside an extension in _";
      findings.add("structure", item, place + member.name());
    }
  }

  private static String any(Set<String> codes) {
    StringBuilder text = new StringBuilder("one of ");
    int listed = 0;
    for (String code : new TreeSet<>(codes)) {
      if (listed == LISTED_CODES) {
        return text.append(" and ").append(codes.size() - listed).append(" more").toString();
      }
      text.append(listed == 0 ? "" : ", ").append(code);
      listed++;
    }
    return text.toString();
  }
}
