package health.tarn.fhir.search;

import health.tarn.api.query.Prefix;
import health.tarn.api.query.Query;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the values of ordered parameters: dates, numbers and quantities, with their prefixes. */
final class OrderedValues {

  private final Ucum ucum;
  private final InstantSource clock;

  OrderedValues(Ucum ucum, InstantSource clock) {
    this.ucum = ucum;
    this.clock = clock;
  }

  /** A value without its prefix, which is EQ if none is written. */
  private record Prefixed(Prefix prefix, String value) {

    static Prefixed read(String text) {
      if (text.length() > 2) {
        String letters = text.substring(0, 2);
        for (Prefix prefix : Prefix.values()) {
          if (prefix.name().toLowerCase(Locale.ROOT).equals(letters)) {
            return new Prefixed(prefix, text.substring(2));
          }
        }
      }
      return new Prefixed(Prefix.EQ, text);
    }

    /** Tells whether the range that the precision implies counts, and not the value alone. */
    boolean byPrecision() {
      return prefix == Prefix.EQ || prefix == Prefix.NE;
    }
  }

  Query date(String parameter, String text) {
    Prefixed prefixed = Prefixed.read(text);
    // The plus of a zone is a space when the URL was not escaped.
    String value = prefixed.value().replace(' ', '+');
    DateRange range = DateRange.parse(value);
    if (range == null) {
      throw BadParameterException.value(
          "the value of "
              + NearestNames.quoted(parameter)
              + " is no date, such as 2013-01-14, ge2013-01 or 2013-01-14T10:00:00Z");
    }
    long spread = prefixed.prefix() == Prefix.AP ? tenthOfDistance(range) : 0;
    return new Query.Date(
        parameter, prefixed.prefix(), range.low() - spread, range.high() + spread);
  }

  private long tenthOfDistance(DateRange range) {
    long now = clock.millis();
    if (range.low() <= now && now <= range.high()) {
      return 0;
    }
    return Math.min(Math.abs(now - range.low()), Math.abs(now - range.high())) / 10;
  }

  Query number(String parameter, String text) {
    Prefixed prefixed = Prefixed.read(text);
    NumberRange number = range(parameter, prefixed.value());
    Bounds bounds = bounds(prefixed, number, null);
    return new Query.Numeric(parameter, prefixed.prefix(), bounds.low(), bounds.high());
  }

  /** Reads {@code [prefix]number[|system|code]}; in UCUM it is searched in base units. */
  Query quantity(String parameter, String text) {
    List<String> parts = Values.split(text, '|');
    if (parts.size() != 1 && parts.size() != 3) {
      throw BadParameterException.value(
          "the value of "
              + NearestNames.quoted(parameter)
              + " is no quantity, such as 5.4, 5.4||mg or gt5.4|http://unitsofmeasure.org|mg");
    }
    Prefixed prefixed = Prefixed.read(Values.plain(parts.get(0)));
    NumberRange number = range(parameter, prefixed.value());
    @Nullable String system = parts.size() == 1 ? null : orNull(Values.plain(parts.get(1)));
    @Nullable String code = parts.size() == 1 ? null : orNull(Values.plain(parts.get(2)));
    Ucum.Unit unit = Ucum.SYSTEM.equals(system) && code != null ? ucum.unit(code) : null;
    Bounds bounds = bounds(prefixed, number, unit);
    return new Query.Quantity(
        parameter,
        prefixed.prefix(),
        bounds.low(),
        bounds.high(),
        unit == null ? system : Query.Quantity.UCUM_CANONICAL,
        unit == null ? code : unit.code());
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private record Bounds(double low, double high) {}

  /** The range of eq and ne ends before its end, that of ap at it; the others have one value. */
  private static Bounds bounds(Prefixed prefixed, NumberRange number, Ucum.@Nullable Unit unit) {
    if (prefixed.byPrecision()) {
      return new Bounds(in(unit, number.low()), Math.nextDown(in(unit, number.end())));
    }
    if (prefixed.prefix() == Prefix.AP) {
      NumberRange wide = number.approximate();
      return new Bounds(in(unit, wide.low()), in(unit, wide.end()));
    }
    double exact = in(unit, number.value());
    return new Bounds(exact, exact);
  }

  private static double in(Ucum.@Nullable Unit unit, BigDecimal value) {
    return (unit == null ? value : unit.convert(value)).doubleValue();
  }

  private static NumberRange range(String parameter, String text) {
    NumberRange range = NumberRange.parse(text);
    if (range == null) {
      throw BadParameterException.value(
          "the value of "
              + NearestNames.quoted(parameter)
              + " is no number, such as 5.4 or lt1e-3");
    }
    return range;
  }
}
