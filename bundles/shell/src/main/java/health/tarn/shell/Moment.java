package health.tarn.shell;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Instants for people, in UTC to the second, such as {@code 2026-11-01 09:30:00Z}. */
final class Moment {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssX", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Moment() {}

  /** Returns the instant, or an empty text if there is none. */
  static String text(@Nullable Instant instant) {
    return instant == null ? "" : FORMAT.format(instant);
  }
}
