package health.tarn.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what stands after the question mark of a URL. */
public final class UrlQuery {

  private UrlQuery() {}

  /**
   * Returns names and values, decoded, in their order; parameters without a name are left out.
   *
   * @throws LakeException with {@link Problem#INVALID} for a {@code %} that begins no escape
   */
  public static List<SearchCall.Parameter> parse(String text) {
    List<SearchCall.Parameter> parameters = new ArrayList<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (!name.isEmpty()) {
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.add(new SearchCall.Parameter(decode(name), decode(value)));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new LakeException(
          Problem.INVALID, "a '%' in a URL is followed by two hexadecimal digits, as in %20", e);
    }
  }
}
