package health.tarn.benchmarks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a figure is held against: a limit that must be met, and a goal beyond it.
 *
 * @param must null if there is only a goal
 * @param more whether more is better
 * @param unit such as {@code /s}
 */
record Target(@Nullable Double must, double goal, boolean more, String unit) {

  static Target atLeast(double must, double goal, String unit) {
    return new Target(must, goal, true, unit);
  }

  static Target atMost(double must, double goal, String unit) {
    return new Target(must, goal, false, unit);
  }

  static Target goalAtLeast(double goal, String unit) {
    return new Target(null, goal, true, unit);
  }

  static Target goalAtMost(double goal, String unit) {
    return new Target(null, goal, false, unit);
  }

  /** The limits, such as {@code ≥ 10,000/s, goal 30,000/s}. */
  String limits() {
    String sign = more ? "≥ " : "≤ ";
    return must == null
        ? "goal " + sign + limit(goal)
        : sign + limit(must) + ", goal " + limit(goal);
  }

  /** How a figure compares, such as {@code met (1.32×), goal missed (0.44×)}; 1× is the limit. */
  String verdict(double figure) {
    String beyond = "goal " + verdict(figure, goal);
    return must == null ? beyond : verdict(figure, must) + ", " + beyond;
  }

  private String verdict(double figure, double limit) {
    boolean met = more ? figure >= limit : figure <= limit;
    return (met ? "met (" : "MISSED (")
        + String.format(Locale.ROOT, "%.2f×", more ? figure / limit : limit / figure)
        + ')';
  }

  private String limit(double limit) {
    return (limit == Math.rint(limit) ? Numbers.whole(limit) : Numbers.decimals(limit)) + unit;
  }
}
