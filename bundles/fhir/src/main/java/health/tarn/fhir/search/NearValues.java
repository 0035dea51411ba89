package health.tarn.fhir.search;

import health.tarn.api.query.Prefix;
import health.tarn.api.query.Query;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code near} of Location: {@code latitude|longitude[|distance[|units]]}.
 *
 * <p>What is near lies in the box around the circle: every place within the distance is found, and
 * some up to 1.42 times as far. A distance without units is in kilometres; without a distance it is
 * 50 km.
 */
final class NearValues {

  private static final double DEFAULT_METRES = 50_000;
  private static final double METRES_OF_A_DEGREE = 111_194.9;

  private final Ucum ucum;

  NearValues(Ucum ucum) {
    this.ucum = ucum;
  }

  Query parse(String name, String value) {
    List<String> parts = Values.split(value, '|');
    if (parts.size() < 2 || parts.size() > 4) {
      throw bad(name);
    }
    double latitude = number(name, parts.get(0), 90);
    double longitude = number(name, parts.get(1), 180);
    double metres = DEFAULT_METRES;
    if (parts.size() > 2 && !parts.get(2).isEmpty()) {
      metres = metres(name, parts.get(2), parts.size() == 4 ? Values.plain(parts.get(3)) : "");
    }
    double degrees = metres / METRES_OF_A_DEGREE;
    Query north = within("1", latitude - degrees, latitude + degrees);
    List<Query> boxes = new ArrayList<>();
    for (Query east : longitudes(latitude, longitude, degrees)) {
      boxes.add(new Query.Composite(name, List.of(north, east)));
    }
    return boxes.size() == 1 ? boxes.get(0) : new Query.Or(boxes);
  }

  /** Beyond a pole all longitudes are near; beyond the 180th one it goes on at the other side. */
  private static List<Query> longitudes(double latitude, double longitude, double degrees) {
    double farthest = Math.abs(latitude) + degrees;
    if (farthest >= 90) {
      return List.of(within("2", -180, 180));
    }
    double spread =
        Math.toDegrees(
            Math.asin(
                Math.min(
                    1, Math.sin(Math.toRadians(degrees)) / Math.cos(Math.toRadians(latitude)))));
    double west = longitude - spread;
    double east = longitude + spread;
    if (west < -180) {
      return List.of(within("2", -180, east), within("2", west + 360, 180));
    }
    if (east > 180) {
      return List.of(within("2", west, 180), within("2", -180, east - 360));
    }
    return List.of(within("2", west, east));
  }

  private static Query within(String part, double low, double high) {
    return new Query.Numeric(part, Prefix.EQ, low, high);
  }

  private double metres(String name, String distance, String code) {
    BigDecimal value = NumberRange.decimal(distance);
    Ucum.Unit unit = ucum.unit(code.isEmpty() ? "km" : code);
    if (value == null || value.signum() < 0 || unit == null || !unit.code().equals("m")) {
      throw bad(name);
    }
    return unit.convert(value).doubleValue();
  }

  private static double number(String name, String text, int limit) {
    @Nullable BigDecimal value = NumberRange.decimal(text);
    if (value == null || value.abs().compareTo(BigDecimal.valueOf(limit)) > 0) {
      throw bad(name);
    }
    return value.doubleValue();
  }

  private static BadParameterException bad(String name) {
    return BadParameterException.value(
        "the value of "
            + NearestNames.quoted(name)
            + " is not latitude|longitude|distance|units, such as 48.2|16.4|10|km");
  }
}
