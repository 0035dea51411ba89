package health.tarn.rest;

import java.util.Locale;
import java.util.regex.Pattern;
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

  /** A quality in thousandths at its most. */
  private static final int MOST = 1000;

  private static final Pattern QUALITY = Pattern.compile("[01](\\.[0-9]*)?");

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
    if (!isR4(contentType)) {
      throw unsupported("only FHIR R4 is spoken here: fhirVersion=4.0");
    }
  }

  /**
   * Finds out which type a reply may have.
   *
   * @param format the parameter {@code _format}, which wins over the header; null for none
   * @param accept the header {@code Accept}; null for none
   * @return {@link #JSON} if that is more welcome, else {@link #FHIR_JSON}
   * @throws RefusedException with 406 if no JSON is welcome
   */
  static String negotiate(@Nullable String format, @Nullable String accept) {
    if (format != null) {
      return negotiateFormat(format);
    }
    if (accept == null || accept.isBlank() || accept.equals(FHIR_JSON) || accept.equals("*/*")) {
      return FHIR_JSON;
    }
    String type = AcceptHeader.choose(accept);
    if (type == null) {
      throw new RefusedException(Status.NOT_ACCEPTABLE, ONLY_JSON);
    }
    return type;
  }

  private static String negotiateFormat(String format) {
    // A '+' that was not escaped has become a space.
    String name = name(format).replace(' ', '+');
    if ((!name.equals("json") && !isJson(name)) || !isR4(format)) {
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
        return quality(coding) > 0;
      }
      start = end + 1;
    }
    return false;
  }

  /**
   * The parameter {@code q} of a range or a coding, in thousandths; 1000 if there is none, or none
   * that can be read.
   */
  static int quality(String range) {
    String text = parameter(range, "q");
    if (text == null || !QUALITY.matcher(text).matches()) {
      return MOST;
    }
    String padded = text.replace(".", "") + "000";
    return Math.min(MOST, Integer.parseInt(padded.substring(0, 4)));
  }

  private static boolean isJson(String name) {
    return switch (name) {
      case FHIR_JSON, JSON, "application/json+fhir", "text/json" -> true;
      default -> false;
    };
  }

  /** Tells whether a type says that it is of FHIR R4, or does not say of which version. */
  static boolean isR4(String type) {
    String version = parameter(type, "fhirversion");
    return version == null || version.equals("4.0") || version.equals("4.0.1");
  }

  /** The type without its parameters, in lower case. */
  static String name(String type) {
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
