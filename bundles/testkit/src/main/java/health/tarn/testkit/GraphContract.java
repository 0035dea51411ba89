package health.tarn.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.spi.graph.Graph;
import health.tarn.spi.graph.GraphChange;
import health.tarn.spi.graph.GraphEngine;
import health.tarn.spi.graph.GraphError;
import health.tarn.spi.graph.GraphException;
import health.tarn.spi.graph.SparqlQuery;
import health.tarn.spi.graph.Statement;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link GraphEngine} promises. An engine's test says how it is made. */
@NullUnmarked // A null fails the test by itself.
public abstract class GraphContract {

  private static final String EX = "http://example.org/";
  private static final String STRING = "http://www.w3.org/2001/XMLSchema#string";
  private static final SparqlQuery.Limits LIMITS =
      new SparqlQuery.Limits(Duration.ofSeconds(30), 1 << 20);
  private static final String ALL = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o";

  @TempDir Path folder;
  private GraphEngine engine;
  private Graph graph;

  protected abstract GraphEngine newEngine();

  @BeforeEach
  void open() {
    engine = newEngine();
    graph = engine.open(folder);
    graph.restart("store-1");
  }

  @AfterEach
  void close() {
    graph.close();
  }

  private void reopen() {
    graph.close();
    graph = engine.open(folder);
  }

  private static GraphChange change(String subject, String... predicatesAndObjects) {
    List<Statement> statements =
        Arrays.stream(predicatesAndObjects)
            .map(text -> text.split(" ", 2))
            .map(words -> new Statement(EX + words[0], value(words[1])))
            .toList();
    return new GraphChange(EX + subject, statements, Map.of());
  }

  private static Statement.Value value(String text) {
    return text.startsWith("'")
        ? new Statement.Literal(text.substring(1), STRING)
        : new Statement.Iri(EX + text);
  }

  private static GraphChange gone(String subject) {
    return new GraphChange(EX + subject, null, Map.of());
  }

  private String ask(SparqlQuery query) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    graph.query(query, mediaType -> bytes);
    return bytes.toString(UTF_8).replace("\r", "").replace(EX, "");
  }

  private List<String> rows(String query) {
    List<String> lines = ask(new SparqlQuery(query, List.of("text/csv"), LIMITS)).lines().toList();
    return lines.subList(1, lines.size());
  }

  @Test
  void holdsWhatWasSaid() {
    graph.apply(List.of(change("a", "knows b", "name 'Ann"), change("b", "name 'Bob")), 5);

    assertThat(rows(ALL)).containsExactly("a,knows,b", "a,name,Ann", "b,name,Bob");
    assertThat(graph.progress()).contains(new Graph.Progress("store-1", 5));
  }

  @Test
  void replacesBySubjectAndLeavesOthersAlone() {
    graph.apply(List.of(change("a", "knows b", "name 'Ann"), change("c", "knows a")), 1);
    graph.apply(List.of(change("a", "knows d", "name 'Ann"), gone("nobody")), 2);
    assertThat(rows(ALL)).containsExactly("a,knows,d", "a,name,Ann", "c,knows,a");

    graph.apply(List.of(gone("a")), 3);
    assertThat(rows(ALL)).containsExactly("c,knows,a");
  }

  @Test
  void isTheSameAfterTheSameChanges() {
    List<GraphChange> changes =
        List.of(
            new GraphChange(
                EX + "a",
                List.of(new Statement(EX + "code", new Statement.Iri(EX + "x"))),
                Map.of(EX + "x", "The code")));
    graph.apply(changes, 1);
    List<String> once = rows(ALL);
    graph.apply(changes, 1);

    assertThat(rows(ALL)).isEqualTo(once).hasSize(2);
  }

  @Test
  void keepsTheOrderOfChanges() {
    graph.apply(List.of(change("a", "knows b"), gone("a"), change("a", "knows c")), 1);
    assertThat(rows(ALL)).containsExactly("a,knows,c");
  }

  @Test
  void isWhereItWasWhenItIsOpenedAgain() {
    graph.apply(List.of(change("a", "knows b")), 7);
    reopen();

    assertThat(graph.progress()).contains(new Graph.Progress("store-1", 7));
    assertThat(rows(ALL)).containsExactly("a,knows,b");
  }

  @Test
  void hasNoProgressWhileItIsFilled() {
    graph.apply(List.of(change("a", "knows b")), 0);
    assertThat(graph.progress()).isEmpty();
    reopen();
    assertThat(graph.progress()).isEmpty();
  }

  @Test
  void isEmptyAfterARestart() {
    graph.apply(List.of(change("a", "knows b")), 7);
    graph.restart("store-2");
    assertThat(graph.progress()).isEmpty();
    assertThat(rows(ALL)).isEmpty();
    graph.apply(List.of(), 1);
    assertThat(graph.progress()).contains(new Graph.Progress("store-2", 1));
  }

  @Test
  void isTheSameWhenCompacted() {
    for (int i = 0; i < 20; i++) {
      graph.apply(List.of(change("a", "number " + i)), i + 1);
    }
    graph.compact();
    assertThat(rows(ALL)).containsExactly("a,number,19");
    reopen();
    assertThat(rows(ALL)).containsExactly("a,number,19");
    assertThat(graph.progress()).contains(new Graph.Progress("store-1", 20));
  }

  @Test
  void answersInTheFormThatIsAccepted() {
    graph.apply(List.of(change("a", "knows b")), 1);
    assertThat(ask(new SparqlQuery("ASK { ?s ?p ?o }", List.of(), LIMITS)))
        .contains("\"boolean\"", "true");
    assertThat(
            ask(
                new SparqlQuery(
                    "CONSTRUCT WHERE { ?s ?p ?o }",
                    List.of("image/png", "application/n-triples"),
                    LIMITS)))
        .contains("<a> <knows> <b> .");
    assertFails(GraphError.NOT_ACCEPTABLE, new SparqlQuery(ALL, List.of("text/turtle"), LIMITS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT",
        "INSERT DATA { <a> <b> <c> }",
        "LOAD <file:///etc/passwd>",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://127.0.0.1/> { ?s ?p ?o }",
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } }",
        "PREFIX j: <java:java.lang.> SELECT (j:System(1) AS ?x) {}",
      })
  void refusesWhatIsNoQuestionOfTheGraph(String query) {
    assertFails(GraphError.INVALID, new SparqlQuery(query, List.of(), LIMITS));
  }

  @Test
  void endsQueriesThatTakeTooLongOrSayTooMuch() {
    GraphChange[] many = new GraphChange[300];
    Arrays.setAll(many, i -> change("s" + i, "is thing"));
    graph.apply(List.of(many), 1);
    String endless = "SELECT (COUNT(*) AS ?n) { ?a ?x ?b . ?c ?y ?d . ?e ?z ?f . ?g ?w ?h }";
    assertFails(
        GraphError.LIMIT,
        new SparqlQuery(endless, List.of(), new SparqlQuery.Limits(Duration.ofMillis(200), 1000)));
    assertFails(
        GraphError.LIMIT,
        new SparqlQuery(ALL, List.of(), new SparqlQuery.Limits(Duration.ofSeconds(30), 1000)));
  }

  @Test
  void saysThatItWasClosed() {
    graph.close();
    assertFails(GraphError.CLOSED, new SparqlQuery(ALL, List.of(), LIMITS));
  }

  private void assertFails(GraphError error, SparqlQuery query) {
    assertThatThrownBy(() -> ask(query))
        .isInstanceOfSatisfying(GraphException.class, e -> assertThat(e.error()).isEqualTo(error));
  }
}
