package health.tarn.rest;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is taken and given: FHIR R4 as JSON in UTF-8 under its own and its older names.
 *
 * <p>The common cases are decided by comparing; only the others are taken apart.
 */
final class MediaTypes {

  static final String FHIR_JSON = "application/fhir+json";
  static final String JSON = "application/json";
  static final String FORM = "application/x-www-form-urlencoded";
  private static final String ONLY_JSON =
      "only JSON is spoken here: ask for application/fhir+json or application/json";

  private MediaTypes() {}

  /**
   * Checks the type of a request's body; none at all is taken for JSON.
   *
   * @throws RefusedException with 415
   */
  static void requireJson(@Nullable String contentType) {
    if (contentType == null || contentType.equals(FHIR_JSON) || contentType.equals(JSON)) {
      return;
    }
    if (!isJson(name(contentType))) {
      throw unsupported("a body must be JSON with the header Content-Type: application/fhir+json");
    }
    requireR4InUtf8(contentType);
  }

  /**
   * Checks that a body is a form.
   *
   * @throws RefusedException with 415
   */
  static void requireForm(@Nullable String contentType) {
    if (contentType == null || !name(contentType).equals(FORM)) {
      throw unsupported("the body of _search must have the header Content-Type: " + FORM);
    }
    requireR4InUtf8(contentType);
  }

  private static void requireR4InUtf8(String contentType) {
    String charset = parameter(contentType, "charset");
    if (charset != null && !charset.equals("utf-8") && !charset.equals("utf8")) {
      throw unsupported("a body must be encoded in UTF-8");
    }
    if (!isR4(parameter(contentType, "fhirversion"))) {
      throw unsupported("only FHIR R4 is spoken here: fhirVersion=4.0");
    }
  }

  /**
   * Finds out which type a reply may have.
   *
   * @param format the parameter {@code _format}, which wins over the header; null for none
   * @param accept the header {@code Accept}; null for none
   * @return {@link #JSON} if only that is welcome, else {@link #FHIR_JSON}
   * @throws RefusedException with 406 if no JSON is welcome
   */
  static String negotiate(@Nullable String format, @Nullable String accept) {
    if (format != null) {
      return negotiateFormat(format);
    }
    if (accept == null || accept.equals(FHIR_JSON) || accept.equals("*/*")) {
      return FHIR_JSON;
    }
    boolean plain = false;
    int start = 0;
    while (start < accept.length()) {
      int comma = accept.indexOf(',', start);
      int end = comma < 0 ? accept.length() : comma;
      String range = accept.substring(start, end);
      String name = name(range);
      if (isWelcome(range)) {
        if (name.equals(JSON) || name.equals("text/json")) {
          plain = true;
        } else if (isJson(name) || name.equals("*/*") || name.equals("application/*")) {
          return FHIR_JSON;
        }
      }
      start = end + 1;
    }
    if (plain) {
      return JSON;
    }
    throw new RefusedException(Status.NOT_ACCEPTABLE, ONLY_JSON);
  }

  private static String negotiateFormat(String format) {
    // A '+' that was not escaped has become a space.
    String name = name(format).replace(' ', '+');
    if (!name.equals("json") && !isJson(name)) {
      throw new RefusedException(Status.NOT_ACCEPTABLE, ONLY_JSON);
    }
    return name.equals(JSON) ? JSON : FHIR_JSON;
  }

  /** Tells whether a header {@code Accept-Encoding} names gzip. */
  static boolean acceptsGzip(@Nullable String accepted) {
    if (accepted == null) {
      return false;
    }
    int start = 0;
    while (start < accepted.length()) {
      int comma = accepted.indexOf(',', start);
      int end = comma < 0 ? accepted.length() : comma;
      String coding = accepted.substring(start, end);
      if (name(coding).equals("gzip")) {
        String quality = parameter(coding, "q");
        return quality == null || !isZero(quality);
      }
      start = end + 1;
    }
    return false;
  }

  private static boolean isWelcome(String range) {
    String quality = parameter(range, "q");
    if (quality != null && isZero(quality)) {
      return false;
    }
    return isR4(parameter(range, "fhirversion"));
  }

  private static boolean isZero(String quality) {
    for (int i = 0; i < quality.length(); i++) {
      if (quality.charAt(i) != '0' && quality.charAt(i) != '.') {
        return false;
      }
    }
    return true;
  }

  private static boolean isJson(String name) {
    return switch (name) {
      case FHIR_JSON, JSON, "application/json+fhir", "text/json" -> true;
      default -> false;
    };
  }

  private static boolean isR4(@Nullable String version) {
    return version == null || version.equals("4.0") || version.equals("4.0.1");
  }

  private static String name(String type) {
    int semicolon = type.indexOf(';');
    String name = semicolon < 0 ? type : type.substring(0, semicolon);
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** The value of a parameter, in lower case and without quotes; null if it is not there. */
  private static @Nullable String parameter(String type, String name) {
    int start = type.indexOf(';');
    while (start >= 0) {
      int next = type.indexOf(';', start + 1);
      String text = type.substring(start + 1, next < 0 ? type.length() : next);
      int equals = text.indexOf('=');
      if (equals > 0 && text.substring(0, equals).strip().equalsIgnoreCase(name)) {
        return text.substring(equals + 1).replace("\"", "").strip().toLowerCase(Locale.ROOT);
      }
      start = next;
    }
    return null;
  }

  private static RefusedException unsupported(String message) {
    return new RefusedException(Status.UNSUPPORTED_MEDIA_TYPE, message);
  }
}
