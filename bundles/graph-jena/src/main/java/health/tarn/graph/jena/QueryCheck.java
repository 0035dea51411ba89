package health.tarn.graph.jena;

import health.tarn.spi.graph.GraphError;
import health.tarn.spi.graph.GraphException;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.ExprVisitorBase;

/** Refuses what would reach beyond the graph: other servers, files, classes. */
final class QueryCheck {

  /** Jena calls a method of any class by such an IRI. */
  private static final String CLASSES = "<java:";

  private QueryCheck() {}

  static void require(Query query) {
    if (query.hasDatasetDescription()) {
      throw refused("FROM is not offered: a query is asked of the graph of its data store");
    }
    Walker.walk(Algebra.compile(query), new Services(), new ExprVisitorBase());
    Query plain = query.cloneQuery();
    plain.getPrefixMapping().clearNsPrefixMap();
    if (plain.toString().contains(CLASSES)) {
      throw refused("functions of classes (java:) are not offered");
    }
  }

  private static GraphException refused(String why) {
    return new GraphException(GraphError.INVALID, why);
  }

  private static final class Services extends OpVisitorBase {
    @Override
    public void visit(OpService service) {
      throw refused("SERVICE is not offered: no other server is asked");
    }
  }
}
