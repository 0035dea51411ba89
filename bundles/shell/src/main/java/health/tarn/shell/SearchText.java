package health.tarn.shell;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.SearchCall;
import health.tarn.api.UrlQuery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a search as it is typed: {@code Type?name=value&name=value}, or its pieces apart. */
final class SearchText {

  private SearchText() {}

  /**
   * Reads a search.
   *
   * @param words {@code Type?name=value&…} and further {@code name=value}
   * @throws LakeException {@link Problem#INVALID} for what is no parameter
   */
  static SearchCall parse(List<String> words, @Nullable String page) {
    String first = words.get(0);
    int question = first.indexOf('?');
    String type = question < 0 ? first : first.substring(0, question);
    List<SearchCall.Parameter> parameters = new ArrayList<>();
    if (question >= 0) {
      add(first.substring(question + 1), parameters);
    }
    words.stream().skip(1).forEach(word -> add(word, parameters));
    return new SearchCall(type.isEmpty() ? null : type, parameters, false, page);
  }

  private static void add(String query, List<SearchCall.Parameter> parameters) {
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty() && pair.indexOf('=') <= 0) {
        throw new LakeException(
            Problem.INVALID,
            "expected name=value, found '" + pair + "'; is the whole search in quotes?");
      }
    }
    parameters.addAll(UrlQuery.parse(query));
  }
}
