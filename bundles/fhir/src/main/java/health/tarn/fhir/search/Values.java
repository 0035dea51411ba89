package health.tarn.fhir.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes values of a search apart (FHIR R4, search.html, 3.1.1.4.6 Escaping Search Parameters).
 *
 * <p>A comma separates alternatives, a dollar sign the parts of a composite, a bar the parts of a
 * token or a quantity; a backslash before any of them, or before itself, takes it as it stands.
 */
final class Values {

  private Values() {}

  /** Splits at a separator that is not escaped; the parts keep their escapes. */
  static List<String> split(String value, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == separator) {
        parts.add(value.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(value.substring(start));
    return parts;
  }

  /** Returns what a part means, without its escapes. */
  static String plain(String part) {
    if (part.indexOf('\\') < 0) {
      return part;
    }
    StringBuilder text = new StringBuilder(part.length());
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c == '\\' && i + 1 < part.length() && ",$|\\".indexOf(part.charAt(i + 1)) >= 0) {
        i++;
        c = part.charAt(i);
      }
      text.append(c);
    }
    return text.toString();
  }
}
