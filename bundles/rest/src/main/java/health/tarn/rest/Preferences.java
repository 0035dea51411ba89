package health.tarn.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.Locale;

/**
 * The header {@code Prefer}, as far as it counts here (FHIR R4, http.html; RFC 7240).
 *
 * @param content what a write answers with
 * @param lenient whether an unknown search parameter is left out with a warning
 */
record Preferences(Content content, boolean lenient) {

  /** What a write answers with. */
  enum Content {
    /** The caller did not say. */
    UNSAID,
    MINIMAL,
    REPRESENTATION,
    OUTCOME
  }

  private static final Preferences NONE = new Preferences(Content.UNSAID, false);

  static Preferences of(HttpServletRequest request) {
    if (request.getHeader("Prefer") == null) {
      return NONE;
    }
    Content content = Content.UNSAID;
    boolean lenient = false;
    Enumeration<String> headers = request.getHeaders("Prefer");
    while (headers.hasMoreElements()) {
      String header = headers.nextElement();
      int start = 0;
      while (start < header.length()) {
        int end = endOfPreference(header, start);
        switch (normal(header.substring(start, end))) {
          case "return=minimal" -> content = Content.MINIMAL;
          case "return=representation" -> content = Content.REPRESENTATION;
          case "return=operationoutcome" -> content = Content.OUTCOME;
          case "handling=lenient" -> lenient = true;
          case "handling=strict" -> lenient = false;
          default -> {} // A preference that is not known is to be ignored (RFC 7240, 2).
        }
        start = end + 1;
      }
    }
    return new Preferences(content, lenient);
  }

  private static int endOfPreference(String header, int start) {
    for (int i = start; i < header.length(); i++) {
      if (header.charAt(i) == ',' || header.charAt(i) == ';') {
        return i;
      }
    }
    return header.length();
  }

  private static String normal(String preference) {
    return preference.replace("\"", "").replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
