package health.tarn.shell;

import health.tarn.api.StoreStatus;
import java.io.PrintStream;
import java.time.Duration;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** {@code tarn:status}. */
@Service
@Command(
    scope = "tarn",
    name = "status",
    description = "Shows how a data store is.",
    detailedDescription =
        """
        Shows the position of the last commit, how far what follows it
        is behind it, what a person should look at, and the figures of the
        engines.

        The default data store:
            tarn:status

        The figures of another, as they are, for a script:
            tarn:status --store research --no-format
        """)
public final class StatusCommand extends StoreCommand {

  private static final int LABEL_WIDTH = 12;

  @Option(name = "--no-format", description = "Print tabs and plain numbers instead of a table")
  boolean noFormat;

  @Override
  void run(PrintStream out) {
    StoreStatus status = store().status();
    if (!noFormat) {
      printState(status, out);
    }
    ShellTable table = new ShellTable();
    table.column("Figure");
    table.column("Value").alignRight();
    if (noFormat) {
      table.addRow().addContent("t", status.t());
      status.projections().forEach((name, t) -> table.addRow().addContent(name + ".t", t));
    }
    status
        .figures()
        .forEach(
            (name, value) ->
                table.addRow().addContent(name, noFormat ? value : figure(name, value)));
    table.print(out, !noFormat);
  }

  private void printState(StoreStatus status, PrintStream out) {
    out.println("Data store  " + storeId);
    out.println("Position    " + status.t());
    status
        .projections()
        .forEach(
            (name, t) ->
                out.println(
                    label(name)
                        + (t >= status.t()
                            ? "up to date"
                            : "behind, at " + t + " of " + status.t())));
    if (status.health().isEmpty()) {
      out.println("Health      good");
    }
    status.health().forEach(line -> out.println("Health      " + TerminalText.safe(line)));
    out.println();
  }

  private static String label(String projection) {
    String name = Character.toUpperCase(projection.charAt(0)) + projection.substring(1);
    return name + " ".repeat(Math.max(1, LABEL_WIDTH - name.length()));
  }

  /** Returns a figure in the unit that the last word of its name says. */
  static String figure(String name, long value) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "bytes" -> ByteSize.text(value);
      case "millis" -> Elapsed.text(Duration.ofMillis(value));
      case "seconds" -> Elapsed.text(Duration.ofSeconds(value));
      default -> Count.text(value);
    };
  }
}
