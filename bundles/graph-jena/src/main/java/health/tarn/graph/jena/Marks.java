package health.tarn.graph.jena;

import health.tarn.spi.graph.Graph.Progress;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;

/**
 * How far the graph is, in a named graph of its own, so that it is written in the transaction of
 * the changes and no query of the statements counts it.
 */
final class Marks {

  private static final Node GRAPH = NodeFactory.createURI("http://tarn.health/graph/progress");
  private static final Node SUBJECT = GRAPH;
  private static final Node IDENTITY = NodeFactory.createURI("http://tarn.health/graph/identity");
  private static final Node T = NodeFactory.createURI("http://tarn.health/graph/t");

  private Marks() {}

  static Optional<Progress> read(DatasetGraph dataset) {
    String identity = value(dataset, IDENTITY);
    String t = value(dataset, T);
    return identity == null || t == null || t.equals("0")
        ? Optional.empty()
        : Optional.of(new Progress(identity, Long.parseLong(t)));
  }

  static void begin(DatasetGraph dataset, String identity) {
    set(dataset, IDENTITY, identity);
    set(dataset, T, "0");
  }

  static void reached(DatasetGraph dataset, long t) {
    set(dataset, T, Long.toString(t));
  }

  private static void set(DatasetGraph dataset, Node name, String text) {
    dataset.deleteAny(GRAPH, SUBJECT, name, Node.ANY);
    dataset.add(new Quad(GRAPH, SUBJECT, name, NodeFactory.createLiteralString(text)));
  }

  private static @Nullable String value(DatasetGraph dataset, Node name) {
    var found = dataset.find(GRAPH, SUBJECT, name, Node.ANY);
    return found.hasNext() ? found.next().getObject().getLiteralLexicalForm() : null;
  }
}
