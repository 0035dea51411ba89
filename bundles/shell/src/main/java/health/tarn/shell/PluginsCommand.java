package health.tarn.shell;

import health.tarn.api.plugin.Offer;
import health.tarn.api.plugin.PluginReport;
import health.tarn.api.plugin.Plugins;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;

/** {@code tarn:plugins}. */
@Service
@Command(
    scope = "tarn",
    name = "plugins",
    description = "Lists the plugins and what became of them.",
    detailedDescription =
        """
        Shows every bundle that adds something to the lake: what it adds, how
        often that was called, failed and hung, and the last problem. What was
        dropped into deploy/ and does not run is listed with the reason.

        All plugins, those of the lake itself among them:
            tarn:plugins

        Those with a problem, for a script:
            tarn:plugins --problems --no-format
        """)
@SuppressWarnings("NullAway.Init") // Karaf fills the fields before it calls execute.
public final class PluginsCommand extends LakeCommand {

  private static final int LONGEST_PROBLEM = 200;

  @Reference Plugins plugins;

  @Option(name = "--problems", description = "Only what has a problem")
  boolean problems;

  @Option(name = "--no-format", description = "Print tabs instead of a table")
  boolean noFormat;

  @Override
  void run(PrintStream out) {
    ShellTable table = new ShellTable().emptyTableText(problems ? "no problems" : "no plugins");
    table.column("Plugin");
    table.column("Version");
    table.column("State");
    table.column("Offers");
    table.column("Calls").alignRight();
    table.column("Failures").alignRight();
    table.column("Hangs").alignRight();
    table.column("Problem");
    for (PluginReport plugin : plugins.reports()) {
      if (plugin.offers().isEmpty() || plugin.problem() != null) {
        add(table, plugin);
      }
      for (Offer offer : plugin.offers()) {
        add(table, plugin, offer);
      }
    }
    table.print(out, !noFormat);
  }

  private void add(ShellTable table, PluginReport plugin) {
    if (problems && plugin.problem() == null) {
      return;
    }
    table
        .addRow()
        .addContent(
            TerminalText.safe(plugin.name()),
            plugin.version(),
            words(plugin.state()),
            "",
            "",
            "",
            "",
            text(plugin.problem()));
  }

  private void add(ShellTable table, PluginReport plugin, Offer offer) {
    if (problems && offer.problem() == null && offer.state() == Offer.State.IN_USE) {
      return;
    }
    boolean counted = offer.calls() + offer.failures() + offer.hangs() > 0;
    List<Object> row =
        List.of(
            TerminalText.safe(plugin.name()),
            plugin.version(),
            words(offer.state() == Offer.State.IN_USE ? plugin.state() : offer.state()),
            TerminalText.safe(offer.kind() + " " + offer.name()),
            counted ? Count.text(offer.calls()) : "",
            counted ? Count.text(offer.failures()) : "",
            counted ? Count.text(offer.hangs()) : "",
            text(offer.problem()));
    table.addRow().addContent(row.toArray());
  }

  private static String text(@Nullable String problem) {
    return problem == null ? "" : TerminalText.safe(problem, LONGEST_PROBLEM);
  }

  private static String words(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
