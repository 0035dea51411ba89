package health.tarn.spi.graph;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A question.
 *
 * @param text a query of SPARQL 1.1
 * @param values what its variables stand for, by name without {@code ?}, so that text from outside
 *     is never a part of the query's text
 * @param accepted the media types that the asker understands, the best one first
 * @param limits what it may cost
 */
public record SparqlQuery(
    String text, Map<String, Statement.Value> values, List<String> accepted, Limits limits) {

  /**
   * What a query may cost.
   *
   * @param time until its last byte
   * @param bytes of its result
   */
  public record Limits(Duration time, long bytes) {}

  public SparqlQuery {
    values = Map.copyOf(values);
    accepted = List.copyOf(accepted);
  }
}
