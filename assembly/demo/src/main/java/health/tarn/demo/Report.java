package health.tarn.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the demo did, with counts and times. */
final class Report {

  private final List<String> lines = new ArrayList<>();

  /** Notes one thing; {@code count} is what it was done to. */
  void add(String what, long count, Instant began) {
    double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
    lines.add(String.format(Locale.ROOT, "%-34s %,9d %9.2f s", what, count, seconds));
  }

  void print(Console console) {
    lines.forEach(console::say);
  }
}
