package health.tarn.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** Reads headers whose value is a list. */
final class Headers {

  private Headers() {}

  /** The values of all lines of a header, as if they stood in one; null if there are none. */
  static @Nullable String list(HttpServletRequest request, String name) {
    String first = request.getHeader(name);
    if (first == null) {
      return null;
    }
    Enumeration<String> lines = request.getHeaders(name);
    lines.nextElement();
    if (!lines.hasMoreElements()) {
      return first;
    }
    StringBuilder all = new StringBuilder(first);
    while (lines.hasMoreElements()) {
      all.append(", ").append(lines.nextElement());
    }
    return all.toString();
  }
}
