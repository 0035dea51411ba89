package health.tarn.shell;

import health.tarn.api.graph.CuratedQuery;
import health.tarn.api.graph.GraphCall;
import health.tarn.api.graph.GraphQueries;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;

/** {@code tarn:graph care-team patient=Patient/123}. */
@Service
@Command(
    scope = "tarn",
    name = "graph",
    description = "Asks the graph one of the questions that come with the lake.",
    detailedDescription =
        """
        Without a name it lists the questions and what they need.

        Who treated a patient:
            tarn:graph care-team patient=Patient/123

        Who has both conditions:
            tarn:graph cohort "condition=http://snomed.info/sct|38341003"
                "condition=http://snomed.info/sct|44054006"

        The query behind a question:
            tarn:graph --show cohort
        """)
@SuppressWarnings("NullAway.Init") // Karaf fills the fields before it calls execute.
public final class GraphCommand extends StoreCommand {

  @Option(name = "--show", description = "Print the query instead of asking it")
  boolean show;

  @Option(name = "--as-it-is", description = "Do not wait until the graph has caught up")
  boolean asItIs;

  @Option(name = "--no-format", description = "Print tabs instead of a table")
  boolean noFormat;

  @Argument(index = 0, name = "name", description = "Which question")
  @Completion(
      value = StringsCompleter.class,
      values = {"care-team", "cohort", "co-occurrence", "document-facts", "neighbourhood", "path"})
  @Nullable String name;

  @Argument(index = 1, name = "values", description = "name=value", multiValued = true)
  List<String> values = List.of();

  @Override
  void run(PrintStream out) throws CommandException {
    GraphQueries graph = store().graph();
    String asked = name;
    if (asked == null) {
      list(graph, out);
      return;
    }
    if (show) {
      graph.curated().stream()
          .filter(query -> query.name().equals(asked))
          .forEach(query -> out.print(query.sparql()));
      return;
    }
    SparqlTable table = new SparqlTable();
    graph.ask(new GraphCall(SparqlTable.ACCEPTED, asItIs), asked, given(), table);
    table.print(out, !noFormat);
  }

  private void list(GraphQueries graph, PrintStream out) {
    ShellTable table = new ShellTable();
    table.column("Question");
    table.column("Answers");
    table.column("Needs");
    for (CuratedQuery query : graph.curated()) {
      table.addRow().addContent(query.name(), query.title(), needs(query));
    }
    table.print(out, !noFormat);
  }

  private static String needs(CuratedQuery query) {
    return query.parameters().stream()
        .map(
            parameter ->
                (parameter.required() ? "" : "[")
                    + parameter.name()
                    + (parameter.repeats() ? "=…" : "=")
                    + (parameter.required() ? "" : "]"))
        .collect(Collectors.joining(" "));
  }

  private Map<String, List<String>> given() throws CommandException {
    Map<String, List<String>> byName = new TreeMap<>();
    for (String value : values) {
      int equals = value.indexOf('=');
      if (equals <= 0) {
        String text = "Error: expected name=value after the name of the question";
        throw new CommandException(text, text);
      }
      byName
          .computeIfAbsent(value.substring(0, equals), key -> new ArrayList<>())
          .add(value.substring(equals + 1));
    }
    return byName;
  }
}
