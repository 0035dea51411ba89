package health.tarn.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.graph.CuratedQuery;
import health.tarn.api.graph.GraphCall;
import health.tarn.api.graph.GraphQueries;
import health.tarn.api.graph.ResultTarget;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Answers a question with the question, so often as a number in front of it says. */
final class EchoingGraph implements GraphQueries {

  @Override
  public void sparql(GraphCall call, String query, ResultTarget target) {
    String type = call.accepted().isEmpty() ? "text/echo" : call.accepted().get(0);
    try (OutputStream out = target.begin(type)) {
      int space = query.indexOf(' ');
      for (int i = Integer.parseInt(query.substring(0, space)); i > 0; i--) {
        out.write(query.substring(space + 1).getBytes(UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (query.endsWith("fail")) {
      throw new LakeException(Problem.TOO_COSTLY, "the query took longer than 1 s");
    }
  }

  @Override
  public List<CuratedQuery> curated() {
    return List.of();
  }

  @Override
  public void ask(
      GraphCall call, String name, Map<String, List<String>> values, ResultTarget target) {
    sparql(call, "1 " + name + values + call.asItIs(), target);
  }
}
