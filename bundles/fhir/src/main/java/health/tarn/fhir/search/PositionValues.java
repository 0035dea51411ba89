package health.tarn.fhir.search;

import health.tarn.fhir.json.Json;
import health.tarn.spi.search.IndexEntry.Composite;
import health.tarn.spi.search.IndexEntry.Numeric;
import java.math.BigDecimal;
import java.util.List;

/** Writes a position as a composite of latitude and longitude, in degrees. */
final class PositionValues implements PathNode.Action<Entries> {

  private final String parameter;

  PositionValues(String parameter) {
    this.parameter = parameter;
  }

  @Override
  public void run(Json json, int node, Entries entries) {
    BigDecimal latitude = Fields.decimal(json, node, Field.LATITUDE);
    BigDecimal longitude = Fields.decimal(json, node, Field.LONGITUDE);
    if (latitude != null && longitude != null) {
      entries.add(
          new Composite(
              parameter,
              List.of(exact("1", latitude.doubleValue()), exact("2", longitude.doubleValue()))));
    }
  }

  private static Numeric exact(String part, double value) {
    return new Numeric(part, value, value);
  }
}
