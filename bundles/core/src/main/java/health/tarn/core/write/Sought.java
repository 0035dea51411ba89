package health.tarn.core.write;

import health.tarn.api.SearchCall;
import health.tarn.api.UrlQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a condition describes: resources of a type that a search finds. Equal ones describe the
 * same.
 */
record Sought(String type, List<SearchCall.Parameter> parameters) {

  Sought {
    parameters = List.copyOf(parameters);
  }

  /**
   * Reads a condition.
   *
   * @param condition search parameters as they stand in a URL after the question mark
   */
  static Sought of(String type, String condition) {
    return new Sought(type, UrlQuery.parse(condition));
  }

  /** Returns {@code system|value} if the condition is that identifier and nothing else. */
  @Nullable String identifier() {
    if (parameters.size() != 1 || !parameters.get(0).name().equals("identifier")) {
      return null;
    }
    String value = parameters.get(0).value();
    int bar = value.indexOf('|');
    boolean plain =
        bar > 0
            && bar < value.length() - 1
            && value.indexOf(',') < 0
            && value.indexOf('\\') < 0
            && value.indexOf('|', bar + 1) < 0;
    return plain ? value : null;
  }
}
