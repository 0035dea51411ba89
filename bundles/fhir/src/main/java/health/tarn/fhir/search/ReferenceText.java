package health.tarn.fhir.search;

import health.tarn.api.ResourceKey;
import org.jspecify.annotations.Nullable;

/** What the text of a reference says. */
final class ReferenceText {

  private static final String HISTORY = "/_history/";

  private ReferenceText() {}

  /**
   * Returns the target as {@link health.tarn.spi.search.IndexEntry.Reference} has it; null for what
   * is no target to be found by: a contained resource, or a search that was not resolved.
   */
  static @Nullable String target(String text) {
    if (text.isEmpty() || text.charAt(0) == '#') {
      return null;
    }
    int slash = text.indexOf('/');
    if (slash > 0 && isTypeName(text, 0, slash)) {
      int end = text.indexOf('/', slash + 1);
      boolean versioned = end > 0 && text.startsWith(HISTORY, end);
      String id = text.substring(slash + 1, versioned ? end : text.length());
      if (ResourceKey.isId(id)) {
        return versioned ? text.substring(0, end) : text;
      }
    }
    int question = text.indexOf('?');
    return question >= 0 && isTypeName(text, 0, question) ? null : text;
  }

  /**
   * Returns the type of resource that a text refers to, relative or by an absolute URL of REST;
   * null if it does not say.
   */
  static @Nullable String type(String text) {
    int history = text.indexOf(HISTORY);
    int end = history < 0 ? text.length() : history;
    int slash = text.lastIndexOf('/', end - 1);
    if (slash <= 0 || !ResourceKey.isId(text.substring(slash + 1, end))) {
      return null;
    }
    int start = text.lastIndexOf('/', slash - 1) + 1;
    return isTypeName(text, start, slash) ? text.substring(start, slash) : null;
  }

  private static boolean isTypeName(String text, int from, int to) {
    if (from >= to || text.charAt(from) < 'A' || text.charAt(from) > 'Z') {
      return false;
    }
    for (int i = from + 1; i < to; i++) {
      char c = text.charAt(i);
      if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z')) {
        return false;
      }
    }
    return true;
  }
}
