package health.tarn.fhir.graph;

import health.tarn.api.ResourceKey;
import health.tarn.fhir.definition.Definitions;
import health.tarn.fhir.json.Json;
import health.tarn.fhir.timeline.ClinicalTimes;
import health.tarn.spi.graph.GraphChange;

/** Makes of a resource what the graph says of it. Safe for use by several threads. */
public final class GraphExtractor {

  private final GraphShape shape;
  private final ClinicalTimes times = new ClinicalTimes();

  public GraphExtractor(Definitions definitions) {
    this.shape = new GraphShape(definitions);
  }

  /**
   * Returns what is said of a resource: its type, when it happened, what it is called, its
   * references and codes.
   */
  public GraphChange of(ResourceKey key, Json json) {
    ResourceStatements statements = new ResourceStatements(shape, key, json);
    statements.when(times.of(key.type(), json));
    return statements.change();
  }
}
