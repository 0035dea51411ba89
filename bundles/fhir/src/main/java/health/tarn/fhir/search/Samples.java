package health.tarn.fhir.search;

import health.tarn.fhir.json.Json;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The least and the most of the values of a SampledData, in the unit of its origin. */
record Samples(BigDecimal least, BigDecimal most) {

  /** Reads the samples; null if there is no number among them. */
  static @Nullable Samples read(Json json, int node, int origin) {
    String data = Fields.string(json, node, Field.DATA);
    BigDecimal zero = origin < 0 ? null : Fields.decimal(json, origin, Field.VALUE);
    if (data == null || zero == null) {
      return null;
    }
    BigDecimal least = null;
    BigDecimal most = null;
    for (String sample : data.split(" ", -1)) {
      // "E", "L" and "U" stand for an error and for values beyond the limits.
      BigDecimal value = NumberRange.decimal(sample);
      if (value != null) {
        least = least == null ? value : least.min(value);
        most = most == null ? value : most.max(value);
      }
    }
    if (least == null || most == null) {
      return null;
    }
    BigDecimal factor = Fields.decimal(json, node, Field.FACTOR);
    BigDecimal scale = factor == null ? BigDecimal.ONE : factor;
    BigDecimal one = least.multiply(scale).add(zero);
    BigDecimal other = most.multiply(scale).add(zero);
    return new Samples(one.min(other), one.max(other));
  }
}
