package health.tarn.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.tarn.api.graph.CuratedQuery;
import health.tarn.api.graph.GraphCall;
import health.tarn.api.graph.GraphQueries;
import health.tarn.api.graph.ResultTarget;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Answers two rows, and notes what it was asked. */
final class FakeGraph implements GraphQueries {

  private static final String ROWS =
      """
      ?who\t?label\t?n
      <http://tarn.health/resource/Patient/1>\t"Ann \\"A\\" Tarn"\t7
      <http://loinc.org/1>\t\t8
      """;

  private final List<String> calls;

  FakeGraph(List<String> calls) {
    this.calls = calls;
  }

  @Override
  public void sparql(GraphCall call, String query, ResultTarget target) {
    calls.add("sparql " + query + (call.asItIs() ? " as it is" : ""));
    try (OutputStream out = target.begin(call.accepted().get(0))) {
      out.write(ROWS.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<CuratedQuery> curated() {
    return List.of(
        new CuratedQuery(
            "cohort",
            "Who has it.",
            List.of(
                new CuratedQuery.Parameter(
                    "condition", CuratedQuery.Kind.CODE, true, true, "the code")),
            "SELECT {{condition}}\n"));
  }

  @Override
  public void ask(
      GraphCall call, String name, Map<String, List<String>> values, ResultTarget target) {
    sparql(call, name + " " + values, target);
  }
}
