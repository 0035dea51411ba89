package health.tarn.api.graph;

import java.util.List;

/**
 * A question that comes with the lake.
 *
 * @param name such as {@code care-team}
 * @param title what it answers, in a sentence
 * @param sparql its text, with its parameters in double braces
 */
public record CuratedQuery(String name, String title, List<Parameter> parameters, String sparql) {

  public CuratedQuery {
    parameters = List.copyOf(parameters);
  }

  /**
   * What a question needs.
   *
   * @param required whether it must have a value
   * @param repeats whether it may have several
   * @param description what it means, in a few words
   */
  public record Parameter(
      String name, Kind kind, boolean required, boolean repeats, String description) {}

  /** What the value of a parameter is. */
  public enum Kind {
    /** {@code Patient/123}. */
    RESOURCE,
    /** {@code system|code}. */
    CODE,
    /** A whole number above 0. */
    NUMBER
  }
}
