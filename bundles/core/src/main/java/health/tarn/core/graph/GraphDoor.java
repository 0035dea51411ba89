package health.tarn.core.graph;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.access.Interaction;
import health.tarn.api.graph.CuratedQuery;
import health.tarn.api.graph.GraphCall;
import health.tarn.api.graph.GraphQueries;
import health.tarn.api.graph.ResultTarget;
import health.tarn.core.access.Access;
import health.tarn.spi.graph.Graph;
import health.tarn.spi.graph.GraphException;
import health.tarn.spi.graph.SparqlQuery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Lets questions through to the graph of one data store, for those who may see everything. */
public final class GraphDoor implements GraphQueries {

  private static final List<CuratedQuery> CURATED =
      Stream.of("care-team", "cohort", "co-occurrence", "document-facts", "neighbourhood", "path")
          .map(QueryFile::read)
          .toList();

  private final Access access;
  private final Use use;
  private final Duration patience;
  private final SparqlQuery.Limits limits;

  /** Opens the data store for as long as something is done with its graph. */
  public interface Use {
    void with(Consumer<Opened> work);
  }

  /**
   * What is open while something is done.
   *
   * @param t the position of the last commit
   */
  public record Opened(GraphProjection graph, long t) {}

  /**
   * @param patience how long a question waits for the graph
   */
  public GraphDoor(Access access, Use use, Duration patience, SparqlQuery.Limits limits) {
    this.access = access;
    this.use = use;
    this.patience = patience;
    this.limits = limits;
  }

  /** Returns the names of the questions that come with the lake. */
  public static List<String> names() {
    return CURATED.stream().map(CuratedQuery::name).toList();
  }

  @Override
  public List<CuratedQuery> curated() {
    return CURATED;
  }

  @Override
  public void ask(
      GraphCall call, String name, Map<String, List<String>> values, ResultTarget target) {
    CuratedQuery query =
        CURATED.stream()
            .filter(curated -> curated.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new LakeException(
                        Problem.NOT_FOUND, "there is no such question; there are " + names()));
    sparql(call, new QueryText(query, values).text(), target);
  }

  @Override
  public void sparql(GraphCall call, String query, ResultTarget target) {
    access.requireAll(Interaction.READ);
    SparqlQuery asked = new SparqlQuery(query, call.accepted(), limits);
    use.with(
        opened -> {
          Duration wait = call.asItIs() ? Duration.ZERO : patience;
          Graph graph = opened.graph().at(opened.t(), wait);
          try {
            graph.query(asked, target::begin);
          } catch (GraphException e) {
            throw translated(e);
          }
        });
  }

  private static LakeException translated(GraphException e) {
    Problem problem =
        switch (e.error()) {
          case INVALID -> Problem.INVALID;
          case NOT_ACCEPTABLE -> Problem.NOT_ACCEPTABLE;
          case LIMIT -> Problem.TOO_COSTLY;
          case CLOSED, IO -> Problem.UNAVAILABLE;
        };
    return new LakeException(problem, String.valueOf(e.getMessage()), e);
  }
}
