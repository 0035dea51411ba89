package health.tarn.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a patient's timeline: everything of the patient in the order in which it happened.
 *
 * @param nextPage the token of the next page; null on the last
 */
public record TimelinePage(List<Entry> entries, @Nullable String nextPage) {

  public TimelinePage {
    entries = List.copyOf(entries);
  }

  /**
   * What happened.
   *
   * @param when when it happened, or began to; null if the resource does not say
   */
  public record Entry(Resource resource, @Nullable When when) {}

  /**
   * A time as the resource tells it.
   *
   * @param element the element that says so, such as {@code onsetDateTime}
   * @param text what it says: a date, dateTime or instant of FHIR
   * @param precision {@code year}, {@code month}, {@code day} or {@code time}
   */
  public record When(String element, String text, String precision) {}
}
