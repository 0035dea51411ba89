package health.tarn.graph.jena;

import health.tarn.spi.graph.Statement;
import health.tarn.spi.graph.Statement.Iri;
import health.tarn.spi.graph.Statement.Literal;
import health.tarn.spi.graph.Statement.Value;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/** Turns statements into triples. */
final class Terms {

  private Terms() {}

  static Triple triple(Node subject, Statement statement) {
    return Triple.create(
        subject, NodeFactory.createURI(statement.predicate()), node(statement.value()));
  }

  static Node node(Value value) {
    if (value instanceof Iri iri) {
      return NodeFactory.createURI(iri.iri());
    }
    Literal literal = (Literal) value;
    return NodeFactory.createLiteralDT(
        literal.text(), TypeMapper.getInstance().getSafeTypeByName(literal.datatype()));
  }
}
