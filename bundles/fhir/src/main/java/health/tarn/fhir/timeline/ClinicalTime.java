package health.tarn.fhir.timeline;

/**
 * When something happened, or began to.
 *
 * @param element which element says so, such as {@code onsetPeriod.start}
 * @param text what it says
 * @param low the first millisecond since 1970-01-01T00:00:00Z that the text covers
 * @param high the last one, inclusive
 */
public record ClinicalTime(String element, String text, long low, long high) {

  /** How precisely a text tells a time. */
  public enum Precision {
    YEAR,
    MONTH,
    DAY,
    TIME
  }

  public Precision precision() {
    return switch (text.length()) {
      case 4 -> Precision.YEAR;
      case 7 -> Precision.MONTH;
      case 10 -> Precision.DAY;
      default -> Precision.TIME;
    };
  }
}
