package health.tarn.graph.jena;

import health.tarn.spi.graph.GraphChange;
import health.tarn.spi.graph.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;

/** Writes changes within a transaction: only what differs, since each page touched is copied. */
final class GraphWriter {

  private static final Node LABEL = RDFS.label.asNode();

  private final Graph graph;

  GraphWriter(Graph graph) {
    this.graph = graph;
  }

  void apply(GraphChange change) {
    Node subject = NodeFactory.createURI(change.subject());
    Set<Triple> wanted = new HashSet<>();
    List<Statement> statements = change.statements();
    if (statements != null) {
      statements.forEach(statement -> wanted.add(Terms.triple(subject, statement)));
    }
    for (Triple known : graph.find(subject, Node.ANY, Node.ANY).toList()) {
      if (!wanted.remove(known)) {
        graph.delete(known);
      }
    }
    wanted.forEach(graph::add);
    change.labels().forEach(this::label);
  }

  /** What a code is called first it stays, so that the same changes leave the same graph. */
  private void label(String iri, String text) {
    Node code = NodeFactory.createURI(iri);
    if (!graph.contains(code, LABEL, Node.ANY)) {
      graph.add(code, LABEL, NodeFactory.createLiteralString(text));
    }
  }
}
