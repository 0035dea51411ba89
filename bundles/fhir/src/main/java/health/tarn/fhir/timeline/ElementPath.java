package health.tarn.fhir.timeline;

import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import health.tarn.fhir.search.DateRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for the earliest date under one path of {@link ClinicalElements}. */
final class ElementPath {

  private static final String CHOICE = "[x]";
  private static final List<String> TYPES =
      List.of("DateTime", "Period", "Instant", "Timing", "Date");

  private final List<List<String>> steps = new ArrayList<>();

  /**
   * @param path names with dots between them, such as {@code collection.collected[x]}
   */
  ElementPath(String path) {
    for (String step : path.split("\\.", -1)) {
      steps.add(members(step));
    }
  }

  private static List<String> members(String step) {
    if (!step.endsWith(CHOICE)) {
      return List.of(step);
    }
    String name = step.substring(0, step.length() - CHOICE.length());
    return TYPES.stream().map(type -> name + type).toList();
  }

  /** Returns the earliest date; null if there is none. */
  @Nullable ClinicalTime earliest(Json json) {
    return at(json, json.root(), "", 0);
  }

  private @Nullable ClinicalTime at(Json json, int node, String name, int step) {
    if (json.is(node, Kind.ARRAY)) {
      ClinicalTime earliest = null;
      for (int each = json.first(node); each >= 0; each = json.next(each)) {
        earliest = earlier(earliest, at(json, each, name, step));
      }
      return earliest;
    }
    if (step == steps.size()) {
      return value(json, node, name);
    }
    ClinicalTime earliest = null;
    for (String member : steps.get(step)) {
      earliest = earlier(earliest, in(json, node, name, member, step + 1));
    }
    return earliest;
  }

  private @Nullable ClinicalTime in(Json json, int object, String name, String member, int step) {
    int node = json.member(object, member);
    return node < 0 ? null : at(json, node, name.isEmpty() ? member : name + '.' + member, step);
  }

  /** Reads a date, a Period or a Timing. */
  private @Nullable ClinicalTime value(Json json, int node, String name) {
    if (json.is(node, Kind.STRING)) {
      String text = json.text(node);
      DateRange range = DateRange.parse(text);
      return range == null ? null : new ClinicalTime(name, text, range.low(), range.high());
    }
    for (String member : List.of("start", "event", "repeat", "boundsPeriod", "end")) {
      ClinicalTime time = in(json, node, name, member, steps.size());
      if (time != null) {
        return time;
      }
    }
    return null;
  }

  private static @Nullable ClinicalTime earlier(
      @Nullable ClinicalTime first, @Nullable ClinicalTime second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return second.low() < first.low() ? second : first;
  }
}
