package health.tarn.fhir.shape;

import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;

/**
 * Checks that a member such as {@code _given}, which holds ids and extensions of primitives, fits
 * its twin {@code given}: in arrays each place holds a value, a twin or both.
 */
final class TwinCheck {

  private final Json json;
  private final Findings findings;

  TwinCheck(Json json, Findings findings) {
    this.json = json;
    this.findings = findings;
  }

  void check(int object, int node, Member member) {
    String name = member.twinOf() == null ? "" : member.twinOf();
    int twin = json.member(object, name);
    if (!json.is(node, Kind.ARRAY)) {
      if (json.is(node, Kind.NULL)) {
        findings.add("structure", node, "found null, expected an object or no member");
      }
      return;
    }
    boolean aligned = twin >= 0 && json.is(twin, Kind.ARRAY);
    if (aligned && json.size(twin) != json.size(node)) {
      String sizes = json.size(node) + " places for " + json.size(twin) + " values of " + name;
      findings.add("structure", node, "found " + sizes + ", expected as many, filled with null");
      return;
    }
    int value = aligned ? json.first(twin) : -1;
    for (int item = json.first(node); item >= 0; item = json.next(item)) {
      if (json.is(item, Kind.NULL) && (value < 0 || json.is(value, Kind.NULL))) {
        findings.add("structure", item, "found null without a value of " + name + " in its place");
      }
      value = value < 0 ? -1 : json.next(value);
    }
  }
}
