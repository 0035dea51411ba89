package health.tarn.graph.jena;

import health.tarn.spi.graph.GraphError;
import health.tarn.spi.graph.GraphException;
import health.tarn.spi.graph.GraphResult;
import health.tarn.spi.graph.SparqlQuery;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.resultset.ResultsWriter;
import org.apache.jena.system.Txn;

/** One query: parsed, checked, and answered within its limits. */
final class Question {

  /** So many solutions are sorted or told apart in memory; further ones on disk. */
  private static final long IN_MEMORY = 50_000;

  private final SparqlQuery asked;
  private final Query query;
  private final Format format;

  private Question(SparqlQuery asked, Query query, Format format) {
    this.asked = asked;
    this.query = query;
    this.format = format;
  }

  /**
   * @throws GraphException {@link GraphError#INVALID}, {@link GraphError#NOT_ACCEPTABLE}
   */
  static Question of(SparqlQuery asked) {
    Query query;
    try {
      query = QueryFactory.create(asked.text(), Syntax.syntaxSPARQL_11);
    } catch (QueryException e) {
      throw new GraphException(
          GraphError.INVALID, "this is no query of SPARQL 1.1: " + e.getMessage(), e);
    }
    QueryCheck.require(query);
    return new Question(asked, query, Format.of(query, asked.accepted()));
  }

  void answer(DatasetGraph dataset, GraphResult result) {
    Txn.executeRead(dataset, () -> execute(dataset, result));
  }

  private void execute(DatasetGraph dataset, GraphResult result) {
    QueryExecBuilder builder =
        QueryExec.dataset(dataset)
            .query(query)
            .set(ARQ.spillToDiskThreshold, IN_MEMORY)
            .timeout(asked.limits().time().toMillis(), TimeUnit.MILLISECONDS);
    try (QueryExec execution = builder.build()) {
      answer(execution, result);
    } catch (QueryCancelledException e) {
      throw new GraphException(
          GraphError.LIMIT,
          "the query took longer than " + asked.limits().time().toSeconds() + " s",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(QueryExec execution, GraphResult result) throws IOException {
    if (query.isSelectType()) {
      RowSet rows = execution.select();
      boolean unused = rows.hasNext(); // What fails at once fails before a byte is written.
      try (OutputStream out = begin(result)) {
        ResultsWriter.create().lang(format.lang()).build().write(out, rows);
      }
    } else if (query.isAskType()) {
      boolean answer = execution.ask();
      try (OutputStream out = begin(result)) {
        ResultsWriter.create().lang(format.lang()).build().write(out, answer);
      }
    } else {
      var graph = query.isConstructType() ? execution.construct() : execution.describe();
      Model model = org.apache.jena.rdf.model.ModelFactory.createModelForGraph(graph);
      try (OutputStream out = begin(result)) {
        RDFDataMgr.write(out, model, format.lang());
      }
    }
  }

  private OutputStream begin(GraphResult result) throws IOException {
    return new LimitedOutput(result.begin(format.mediaType()), asked.limits().bytes());
  }
}
