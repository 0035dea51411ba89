package health.tarn.spi.graph;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a graph learns of one resource.
 *
 * @param subject the IRI of the resource
 * @param statements everything that is said of it; null if it was deleted or erased
 * @param labels what codes are called, by their IRIs; they are kept when the resource goes
 */
public record GraphChange(
    String subject, @Nullable List<Statement> statements, Map<String, String> labels) {

  public GraphChange {
    statements = statements == null ? null : List.copyOf(statements);
    labels = Map.copyOf(labels);
  }
}
