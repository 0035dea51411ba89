package health.tarn.rest;

import java.math.BigDecimal;
import java.time.Instant;

/** Instants as HealthLake's JSON has them: seconds since the epoch, with milliseconds behind. */
final class EpochSeconds {

  private static final int MILLISECONDS = 3;

  private EpochSeconds() {}

  /** Returns a JSON number, such as {@code 1732115326.042}. */
  static BigDecimal of(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli(), MILLISECONDS);
  }
}
