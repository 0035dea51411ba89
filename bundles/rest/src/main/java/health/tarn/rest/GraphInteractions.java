package health.tarn.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.tarn.api.Lake;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.SearchCall.Parameter;
import health.tarn.api.graph.GraphCall;
import health.tarn.api.graph.GraphQueries;
import health.tarn.api.graph.ResultTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Questions to the graph: {@code $sparql} by the SPARQL 1.1 Protocol (query operation, section 2.1,
 * by GET, form or direct POST), and {@code $graph-<name>} for those that come with the lake.
 */
final class GraphInteractions {

  static final String SPARQL_QUERY = "application/sparql-query";

  private static final String AS_IT_IS = "asItIs";
  private static final String FORMAT = "_format";

  private final Lake lake;
  private final int mostBytes;

  /**
   * @param mostBytes of the body of a query
   */
  GraphInteractions(Lake lake, int mostBytes) {
    this.lake = lake;
    this.mostBytes = mostBytes;
  }

  private interface Question {
    void ask(GraphQueries graph, GraphCall call, ResultTarget target);
  }

  Reply sparql(FhirRequest request) throws IOException {
    List<Parameter> parameters = new ArrayList<>(request.parameters());
    String query = null;
    if (request.method() == Method.POST) {
      String type = request.http().getContentType();
      String text = new String(request.body().read(mostBytes), UTF_8);
      if (type != null && MediaTypes.name(type).equals(SPARQL_QUERY)) {
        query = text;
      } else {
        MediaTypes.requireForm(type);
        parameters.addAll(QueryString.parse(text));
      }
    }
    for (Parameter parameter : parameters) {
      switch (parameter.name()) {
        case "query" -> query = once(query, parameter);
        case AS_IT_IS, FORMAT -> {}
        case "default-graph-uri", "named-graph-uri" ->
            throw invalid("there is one graph, which needs no name: leave the graph's URI out");
        default -> throw invalid("$sparql knows query and " + AS_IT_IS + "; updates are not taken");
      }
    }
    if (query == null) {
      throw invalid("$sparql needs a query, as the parameter query or as the body of a POST");
    }
    String text = query;
    return answer(request, parameters, (graph, call, target) -> graph.sparql(call, text, target));
  }

  private static String once(@Nullable String before, Parameter parameter) {
    if (before != null) {
      throw invalid("$sparql takes one query, found several");
    }
    return parameter.value();
  }

  Reply curated(FhirRequest request) throws IOException {
    Map<String, List<String>> values = new TreeMap<>();
    for (Parameter parameter : request.parameters()) {
      if (!parameter.name().equals(AS_IT_IS) && !parameter.name().equals(FORMAT)) {
        values.computeIfAbsent(parameter.name(), name -> new ArrayList<>()).add(parameter.value());
      }
    }
    String name = request.route().operationName();
    return answer(
        request,
        request.parameters(),
        (graph, call, target) -> graph.ask(call, name, values, target));
  }

  private Reply answer(FhirRequest request, List<Parameter> parameters, Question question)
      throws IOException {
    GraphQueries graph = lake.store(request.route().store(), request.principal()).graph();
    GraphCall call = new GraphCall(accepted(request, parameters), isAsItIs(parameters));
    SpooledResult result = new SpooledResult();
    String[] mediaType = new String[1];
    try {
      question.ask(
          graph,
          call,
          type -> {
            mediaType[0] = type;
            return result;
          });
      return new Reply(200).body(new Body.Spooled(String.valueOf(mediaType[0]), result));
    } catch (RuntimeException e) {
      result.drop();
      throw e;
    }
  }

  private static List<String> accepted(FhirRequest request, List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(FORMAT)) {
        return List.of(parameter.value().replace(' ', '+'));
      }
    }
    return AcceptedTypes.of(Headers.list(request.http(), "Accept"));
  }

  private static boolean isAsItIs(List<Parameter> parameters) {
    return parameters.stream()
        .anyMatch(
            parameter -> parameter.name().equals(AS_IT_IS) && parameter.value().equals("true"));
  }

  private static LakeException invalid(String message) {
    return new LakeException(Problem.INVALID, message);
  }
}
