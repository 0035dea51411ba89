package health.tarn.fhir.search;

import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import health.tarn.spi.search.IndexEntry.Date;
import org.jspecify.annotations.Nullable;

/** Writes the entries of a date parameter. */
final class DateValues {

  private final String parameter;

  private DateValues(String parameter) {
    this.parameter = parameter;
  }

  /** Returns what writes the values of elements of a type; null if that type has none. */
  static PathNode.@Nullable Action<Entries> of(String parameter, String type) {
    DateValues values = new DateValues(parameter);
    return switch (type) {
      case "date", "dateTime", "instant" -> values::date;
      case "Period" -> values::period;
      case "Timing" -> values::timing;
      default -> null;
    };
  }

  private void date(Json json, int node, Entries entries) {
    if (json.is(node, Kind.STRING)) {
      add(DateRange.parse(json.text(node)), entries);
    }
  }

  private void period(Json json, int node, Entries entries) {
    add(range(json, node), entries);
  }

  /** Only the outer limits of a timing count: of its events and of the period that bounds it. */
  private void timing(Json json, int node, Entries entries) {
    DateRange limits = null;
    int event = Fields.firstItem(json, node, Field.EVENT);
    for (; event >= 0; event = json.next(event)) {
      limits =
          outer(limits, json.is(event, Kind.STRING) ? DateRange.parse(json.text(event)) : null);
    }
    int repeat = Fields.object(json, node, Field.REPEAT);
    int bounds = repeat < 0 ? -1 : Fields.object(json, repeat, Field.BOUNDS_PERIOD);
    add(bounds < 0 ? limits : outer(limits, range(json, bounds)), entries);
  }

  /** Returns the range of a Period; null if it has no end that can be read. */
  private static @Nullable DateRange range(Json json, int node) {
    DateRange start = part(json, node, Field.START);
    DateRange end = part(json, node, Field.END);
    if (start == null && end == null) {
      return null;
    }
    long low = start == null ? Long.MIN_VALUE : start.low();
    long high = end == null ? Long.MAX_VALUE : end.high();
    return new DateRange(low, high);
  }

  private static @Nullable DateRange part(Json json, int node, int name) {
    String text = Fields.string(json, node, name);
    return text == null ? null : DateRange.parse(text);
  }

  private static @Nullable DateRange outer(@Nullable DateRange one, @Nullable DateRange other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return new DateRange(Math.min(one.low(), other.low()), Math.max(one.high(), other.high()));
  }

  private void add(@Nullable DateRange range, Entries entries) {
    if (range != null) {
      entries.add(new Date(parameter, range.low(), range.high()));
    }
  }
}
