package health.tarn.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.tarn.api.graph.ResultTarget;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.support.table.ShellTable;

/**
 * Takes the answer to a question of the graph and prints it: rows as a table, triples as Turtle.
 */
final class SparqlTable implements ResultTarget {

  private static final String ROWS = "text/tab-separated-values";

  /** What it can print. */
  static final List<String> ACCEPTED = List.of(ROWS, "text/turtle");

  private static final String RESOURCE = "http://tarn.health/resource/";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private String mediaType = ROWS;

  @Override
  public OutputStream begin(String type) {
    mediaType = type;
    return bytes;
  }

  void print(PrintStream out, boolean format) {
    String text = bytes.toString(UTF_8);
    List<String> lines = text.lines().toList();
    if (!mediaType.equals(ROWS) || !format || lines.isEmpty()) {
      lines.forEach(line -> out.println(safe(line)));
      return;
    }
    ShellTable table = new ShellTable().emptyTableText("nothing found");
    for (String name : cells(lines.get(0))) {
      table.column(name.startsWith("?") ? name.substring(1) : name);
    }
    for (String line : lines.subList(1, lines.size())) {
      table.addRow().addContent((Object[]) cells(line));
    }
    table.print(out, true);
    out.println();
    out.println(Count.text(lines.size() - 1L) + (lines.size() == 2 ? " row" : " rows"));
  }

  private static String safe(String line) {
    return TerminalText.safe(line.replace('\t', ' '));
  }

  private static String[] cells(String line) {
    String[] cells = line.split("\t", -1);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = TerminalText.safe(plain(cells[i]));
    }
    return cells;
  }

  /** SPARQL 1.1 Query Results CSV and TSV Formats, section 4: terms as in SPARQL. */
  static String plain(String term) {
    if (term.startsWith("<") && term.endsWith(">")) {
      String iri = term.substring(1, term.length() - 1);
      return iri.startsWith(RESOURCE) ? iri.substring(RESOURCE.length()) : iri;
    }
    int quote = term.lastIndexOf('"');
    return term.startsWith("\"") && quote > 0
        ? term.substring(1, quote).replace("\\\"", "\"").replace("\\\\", "\\")
        : term;
  }
}
