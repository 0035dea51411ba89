package health.tarn.api.plugin;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a plugin adds.
 *
 * @param kind such as {@code operation}, {@code before-commit} or {@code storage}
 * @param name what it is known by
 * @param calls how often it was called since it came; 0 for what the lake does not count
 * @param failures how many calls ended with an exception
 * @param hangs how many calls were given up
 * @param problem the last error, without a word of what was worked on, or why it is refused; null
 *     if there was none
 */
public record Offer(
    String kind,
    String name,
    State state,
    long calls,
    long failures,
    long hangs,
    @Nullable String problem) {

  /** Whether it is used. */
  public enum State {
    IN_USE,
    /** It hung too often; its bundle must be updated or started again. */
    SUSPENDED,
    /** It was never taken into use. */
    REFUSED
  }

  /** Returns what is used without being counted, such as an engine. */
  public static Offer uncounted(String kind, String name) {
    return new Offer(kind, name, State.IN_USE, 0, 0, 0, null);
  }
}
