package health.tarn.fhir.shape;

import health.tarn.api.Issue;
import health.tarn.fhir.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Collects issues up to a limit, beyond which a checker may stop. */
final class Findings {

  private final Json json;
  private final int limit;
  private final List<Issue> issues = new ArrayList<>(0);

  Findings(Json json, int limit) {
    this.json = json;
    this.limit = limit;
  }

  boolean full() {
    return issues.size() >= limit;
  }

  void add(String code, int node, String message) {
    addAt(code, json.path(node), message);
  }

  /** For an element that is missing and has no node. */
  void addBelow(String code, int object, String element, String message) {
    addAt(code, json.path(object) + "." + element, message);
  }

  private void addAt(String code, String path, String message) {
    if (!full()) {
      issues.add(Issue.error(code, message, path));
    }
  }

  List<Issue> list() {
    return List.copyOf(issues);
  }
}
