package health.tarn.fhir.search;

import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.Kind;
import health.tarn.spi.search.IndexEntry.Numeric;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes the entries of a number parameter; a number in a resource is exact. */
final class NumberValues {

  private final String parameter;

  private NumberValues(String parameter) {
    this.parameter = parameter;
  }

  /** Returns what writes the values of elements of a type; null if that type has none. */
  static PathNode.@Nullable Action<Entries> of(String parameter, String type) {
    NumberValues values = new NumberValues(parameter);
    return switch (type) {
      case "decimal", "integer", "positiveInt", "unsignedInt" -> values::number;
      case "Range" -> values::range;
      default -> null;
    };
  }

  private void number(Json json, int node, Entries entries) {
    BigDecimal value = json.is(node, Kind.NUMBER) ? NumberRange.decimal(json.text(node)) : null;
    if (value != null) {
      double exact = value.doubleValue();
      entries.add(new Numeric(parameter, exact, exact));
    }
  }

  private void range(Json json, int node, Entries entries) {
    BigDecimal low = bound(json, node, Field.LOW);
    BigDecimal high = bound(json, node, Field.HIGH);
    if (low != null || high != null) {
      entries.add(
          new Numeric(
              parameter,
              low == null ? Double.NEGATIVE_INFINITY : low.doubleValue(),
              high == null ? Double.POSITIVE_INFINITY : high.doubleValue()));
    }
  }

  private static @Nullable BigDecimal bound(Json json, int range, int name) {
    int quantity = Fields.object(json, range, name);
    return quantity < 0 ? null : Fields.decimal(json, quantity, Field.VALUE);
  }
}
