package health.tarn.shell;

import java.time.Duration;
import java.util.Locale;

/** Durations for people: the two largest units, such as {@code 2 min 05 s}. */
final class Elapsed {

  private Elapsed() {}

  static String text(Duration duration) {
    if (duration.isNegative()) {
      return "0 ms";
    }
    if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
      return duration.toMillis() + " ms";
    }
    if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
      return duration.toSeconds() + " s";
    }
    if (duration.compareTo(Duration.ofHours(1)) < 0) {
      return two(duration.toMinutes(), "min", duration.toSecondsPart(), "s");
    }
    if (duration.compareTo(Duration.ofDays(1)) < 0) {
      return two(duration.toHours(), "h", duration.toMinutesPart(), "min");
    }
    return two(duration.toDays(), "d", duration.toHoursPart(), "h");
  }

  private static String two(long large, String largeUnit, int small, String smallUnit) {
    return String.format(Locale.ROOT, "%d %s %02d %s", large, largeUnit, small, smallUnit);
  }
}
