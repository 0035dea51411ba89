package health.tarn.fhir.definition;

import health.tarn.api.Issue;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the members of one object. */
final class Fields {

  private final Json json;
  private final int object;

  Fields(Json json, int object) {
    this.json = json;
    this.object = object;
  }

  /** Returns a member's text; empty if it is missing or no string. */
  String text(String name) {
    String text = textOrNull(name);
    return text == null ? "" : text;
  }

  String text(String name, String otherwise) {
    String text = textOrNull(name);
    return text == null ? otherwise : text;
  }

  @Nullable String textOrNull(String name) {
    int member = json.member(object, name);
    return member >= 0 && json.is(member, Kind.STRING) ? json.text(member) : null;
  }

  String required(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      throw refused(name, "a string");
    }
    return text;
  }

  LakeException refused(String name, String expected) {
    String message = "expected " + expected + " as " + name + " of a definition, found none";
    return new LakeException(
        Problem.UNPROCESSABLE,
        message,
        List.of(Issue.error("value", message, json.path(object) + "." + name)));
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(flagOrNull(name));
  }

  @Nullable Boolean flagOrNull(String name) {
    int member = json.member(object, name);
    if (member < 0) {
      return null;
    }
    return json.is(member, Kind.TRUE) ? Boolean.TRUE : Boolean.FALSE;
  }

  int integer(String name) {
    return Integer.parseInt(json.text(json.member(object, name)));
  }

  /** Returns the texts of a member that is an array of strings; empty if it is missing. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (int element : each(name)) {
      if (json.is(element, Kind.STRING)) {
        texts.add(json.text(element));
      }
    }
    return texts;
  }

  /** Returns the elements of a member that is an array; empty if it is missing. */
  List<Integer> each(String name) {
    return children(json.member(object, name));
  }

  List<Integer> children(int node) {
    List<Integer> nodes = new ArrayList<>();
    for (int child = node < 0 ? -1 : json.first(node); child >= 0; child = json.next(child)) {
      nodes.add(child);
    }
    return nodes;
  }
}
