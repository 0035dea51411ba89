package health.tarn.core.plugin;

import health.tarn.api.graph.CuratedQuery;
import health.tarn.api.graph.GraphCall;
import health.tarn.api.graph.GraphQueries;
import health.tarn.api.graph.ResultTarget;
import java.util.List;
import java.util.Map;

/** The graph as a call of a plugin has it, while it lasts. */
final class TurnGraph implements GraphQueries {

  private final Turn turn;
  private final GraphQueries graph;

  TurnGraph(Turn turn, GraphQueries graph) {
    this.turn = turn;
    this.graph = graph;
  }

  @Override
  public void sparql(GraphCall call, String query, ResultTarget target) {
    turn.inLake(
        () -> {
          graph.sparql(call, query, target);
          return graph;
        });
  }

  @Override
  public List<CuratedQuery> curated() {
    return graph.curated();
  }

  @Override
  public void ask(
      GraphCall call, String name, Map<String, List<String>> values, ResultTarget target) {
    turn.inLake(
        () -> {
          graph.ask(call, name, values, target);
          return graph;
        });
  }
}
