package health.tarn.demo;

import java.util.OptionalLong;

/** Picks single values out of the lake's JSON answers, since the demo runs on the JDK alone. */
final class JsonText {

  private JsonText() {}

  /** Returns the first number with that name. */
  static OptionalLong number(String json, String name) {
    int at = json.indexOf("\"" + name + "\":");
    if (at < 0) {
      return OptionalLong.empty();
    }
    int begin = at + name.length() + 3;
    int end = begin;
    while (end < json.length() && Character.isDigit(json.charAt(end))) {
      end++;
    }
    return end == begin
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(json.substring(begin, end)));
  }

  /** Returns the first string with that name; empty if there is none. */
  static String string(String json, String name) {
    int at = json.indexOf("\"" + name + "\":\"");
    if (at < 0) {
      return "";
    }
    int begin = at + name.length() + 4;
    return json.substring(begin, json.indexOf('"', begin));
  }

  /** Returns how often a text occurs. */
  static int count(String json, String text) {
    int count = 0;
    for (int at = json.indexOf(text); at >= 0; at = json.indexOf(text, at + text.length())) {
      count++;
    }
    return count;
  }
}
