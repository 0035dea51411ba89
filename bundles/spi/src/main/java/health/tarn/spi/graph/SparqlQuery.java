package health.tarn.spi.graph;

import java.time.Duration;
import java.util.List;

/**
 * A question.
 *
 * @param text a query of SPARQL 1.1
 * @param accepted the media types that the asker understands, the best one first
 * @param limits what it may cost
 */
public record SparqlQuery(String text, List<String> accepted, Limits limits) {

  /**
   * What a query may cost.
   *
   * @param time until its last byte
   * @param bytes of its result
   */
  public record Limits(Duration time, long bytes) {}

  public SparqlQuery {
    accepted = List.copyOf(accepted);
  }
}
