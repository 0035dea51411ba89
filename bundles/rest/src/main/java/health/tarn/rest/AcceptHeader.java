package health.tarn.rest;

import org.jspecify.annotations.Nullable;

/**
 * What a header {@code Accept} says of the two types that there are (RFC 9110, 12.5.1): of several
 * ranges that name a type the most specific counts, whose quality says how welcome the type is.
 */
final class AcceptHeader {

  private static final int NOT_NAMED = -1;

  private final Rating fhirJson = new Rating();
  private final Rating json = new Rating();

  private AcceptHeader() {}

  /** How welcome one type is. */
  private static final class Rating {
    private int specificity = NOT_NAMED;
    private int quality;

    void note(int ofSpecificity, int ofQuality) {
      if (ofSpecificity > specificity) {
        quality = ofQuality;
      } else if (ofSpecificity == specificity) {
        quality = Math.max(quality, ofQuality);
      }
      specificity = Math.max(specificity, ofSpecificity);
    }
  }

  /**
   * Chooses the type that is more welcome, FHIR's own if both are.
   *
   * @return {@link MediaTypes#FHIR_JSON} or {@link MediaTypes#JSON}; null if neither is welcome
   */
  static @Nullable String choose(String accept) {
    AcceptHeader header = new AcceptHeader();
    int start = 0;
    while (start < accept.length()) {
      int comma = accept.indexOf(',', start);
      int end = comma < 0 ? accept.length() : comma;
      header.range(accept.substring(start, end));
      start = end + 1;
    }
    if (header.fhirJson.quality >= header.json.quality && header.fhirJson.quality > 0) {
      return MediaTypes.FHIR_JSON;
    }
    return header.json.quality > 0 ? MediaTypes.JSON : null;
  }

  private void range(String range) {
    if (!MediaTypes.isR4(range)) {
      return;
    }
    int quality = MediaTypes.quality(range);
    switch (MediaTypes.name(range)) {
      case MediaTypes.FHIR_JSON, "application/json+fhir" -> fhirJson.note(2, quality);
      case MediaTypes.JSON, "text/json" -> json.note(2, quality);
      case "application/*" -> both(1, quality);
      case "*/*" -> both(0, quality);
      default -> {} // A type that is not given here.
    }
  }

  private void both(int specificity, int quality) {
    fhirJson.note(specificity, quality);
    json.note(specificity, quality);
  }
}
