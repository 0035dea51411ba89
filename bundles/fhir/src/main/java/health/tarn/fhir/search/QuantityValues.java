package health.tarn.fhir.search;

import health.tarn.fhir.json.Json;
import health.tarn.spi.search.IndexEntry.Canonical;
import health.tarn.spi.search.IndexEntry.Quantity;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes the entries of a quantity parameter, with their canonical form where there is one. */
final class QuantityValues {

  /** The system of currencies, which Money does not repeat. */
  static final String CURRENCIES = "urn:iso:std:iso:4217";

  private final String parameter;
  private final Ucum ucum;

  private QuantityValues(String parameter, Ucum ucum) {
    this.parameter = parameter;
    this.ucum = ucum;
  }

  /** Returns what writes the values of elements of a type; null if that type has none. */
  static PathNode.@Nullable Action<Entries> of(String parameter, String type, Ucum ucum) {
    QuantityValues values = new QuantityValues(parameter, ucum);
    return switch (type) {
      case "Quantity", "Age", "Count", "Distance", "Duration" -> values::quantity;
      case "Money" -> values::money;
      case "Range" -> values::range;
      case "SampledData" -> values::sampled;
      default -> null;
    };
  }

  /** A quantity with a comparator is a range that ends before, or begins after, its value. */
  private void quantity(Json json, int node, Entries entries) {
    BigDecimal value = Fields.decimal(json, node, Field.VALUE);
    if (value == null) {
      return;
    }
    Bound at = new Bound(value, false);
    Bound beyond = new Bound(value, true);
    switch (Fields.stringOrEmpty(json, node, Field.COMPARATOR)) {
      case "<" -> add(json, node, null, beyond, entries);
      case "<=" -> add(json, node, null, at, entries);
      case ">" -> add(json, node, beyond, null, entries);
      case ">=" -> add(json, node, at, null, entries);
      default -> add(json, node, at, at, entries);
    }
  }

  private void money(Json json, int node, Entries entries) {
    BigDecimal value = Fields.decimal(json, node, Field.VALUE);
    if (value != null) {
      double exact = value.doubleValue();
      String currency = Fields.stringOrEmpty(json, node, Field.CURRENCY);
      entries.add(new Quantity(parameter, exact, exact, CURRENCIES, currency, "", null));
    }
  }

  private void range(Json json, int node, Entries entries) {
    int low = Fields.object(json, node, Field.LOW);
    int high = Fields.object(json, node, Field.HIGH);
    Bound from = low < 0 ? null : bound(json, low, Field.VALUE);
    Bound to = high < 0 ? null : bound(json, high, Field.VALUE);
    add(json, from != null ? low : high, from, to, entries);
  }

  /** Samples are searched by their bounds: those that are said, else those that they have. */
  private void sampled(Json json, int node, Entries entries) {
    int origin = Fields.object(json, node, Field.ORIGIN);
    Samples samples = Samples.read(json, node, origin);
    Bound low = bound(json, node, Field.LOWER_LIMIT);
    Bound high = bound(json, node, Field.UPPER_LIMIT);
    if (samples != null) {
      low = low == null ? new Bound(samples.least(), false) : low;
      high = high == null ? new Bound(samples.most(), false) : high;
    }
    add(json, origin, low, high, entries);
  }

  private record Bound(BigDecimal value, boolean exclusive) {

    double low(Ucum.@Nullable Unit unit) {
      double exact = exact(unit);
      return exclusive ? Math.nextUp(exact) : exact;
    }

    double high(Ucum.@Nullable Unit unit) {
      double exact = exact(unit);
      return exclusive ? Math.nextDown(exact) : exact;
    }

    private double exact(Ucum.@Nullable Unit unit) {
      return (unit == null ? value : unit.convert(value)).doubleValue();
    }
  }

  private static @Nullable Bound bound(Json json, int node, int name) {
    BigDecimal value = Fields.decimal(json, node, name);
    return value == null ? null : new Bound(value, false);
  }

  private void add(
      Json json, int unitOf, @Nullable Bound low, @Nullable Bound high, Entries entries) {
    if (unitOf < 0 || (low == null && high == null)) {
      return;
    }
    String system = Fields.stringOrEmpty(json, unitOf, Field.SYSTEM);
    String code = Fields.stringOrEmpty(json, unitOf, Field.CODE);
    Ucum.Unit unit = system.equals(Ucum.SYSTEM) ? ucum.unit(code) : null;
    entries.add(
        new Quantity(
            parameter,
            low == null ? Double.NEGATIVE_INFINITY : low.low(null),
            high == null ? Double.POSITIVE_INFINITY : high.high(null),
            system,
            code,
            Fields.stringOrEmpty(json, unitOf, Field.UNIT),
            unit == null ? null : canonical(low, high, unit)));
  }

  private static Canonical canonical(@Nullable Bound low, @Nullable Bound high, Ucum.Unit unit) {
    return new Canonical(
        low == null ? Double.NEGATIVE_INFINITY : low.low(unit),
        high == null ? Double.POSITIVE_INFINITY : high.high(unit),
        unit.code());
  }
}
