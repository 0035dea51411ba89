package health.tarn.shell;

import health.tarn.api.graph.GraphCall;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code tarn:sparql "SELECT …"}. */
@Service
@Command(
    scope = "tarn",
    name = "sparql",
    description = "Asks the graph of a data store by SPARQL.",
    detailedDescription =
        """
        Resources are <http://tarn.health/resource/Patient/123>, codes are
        their system, a slash and the code, predicates are named by FHIR's
        paths. The data store must keep a graph: option graph=jena.

        How many patients have each condition:
            tarn:sparql "PREFIX fhir: <http://hl7.org/fhir/>
                SELECT ?code (COUNT(DISTINCT ?patient) AS ?patients)
                { ?c fhir:Condition.code ?code ; fhir:Condition.subject ?patient }
                GROUP BY ?code ORDER BY DESC(?patients) LIMIT 10"
        """)
@SuppressWarnings("NullAway.Init") // Karaf fills the fields before it calls execute.
public final class SparqlCommand extends StoreCommand {

  @Option(name = "--as-it-is", description = "Do not wait until the graph has caught up")
  boolean asItIs;

  @Option(name = "--no-format", description = "Print tabs instead of a table")
  boolean noFormat;

  @Argument(name = "query", description = "A query of SPARQL 1.1", required = true)
  String query;

  @Override
  void run(PrintStream out) {
    SparqlTable table = new SparqlTable();
    store().graph().sparql(new GraphCall(SparqlTable.ACCEPTED, asItIs), query, table);
    table.print(out, !noFormat);
  }
}
