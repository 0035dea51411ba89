package health.tarn.shell;

import health.tarn.api.StoreDescription;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** {@code tarn:stores}. */
@Service
@Command(
    scope = "tarn",
    name = "stores",
    description = "Lists the data stores.",
    detailedDescription =
        """
        Shows every data store with its options. A deleted one is listed until
        its time of grace is over and its files are gone.

        All data stores:
            tarn:stores

        Only the lines, with tabs, for a script:
            tarn:stores --no-format
        """)
public final class StoresCommand extends LakeCommand {

  @Option(name = "--no-format", description = "Print tabs instead of a table")
  boolean noFormat;

  @Override
  void run(PrintStream out) {
    ShellTable table = new ShellTable().emptyTableText("no data stores");
    table.column("Id");
    table.column("State");
    table.column("Created");
    table.column("Options");
    for (StoreDescription store : lake.stores(OPERATOR)) {
      table
          .addRow()
          .addContent(
              store.id(), store.state(), Moment.text(store.createdAt()), options(store.options()));
    }
    table.print(out, !noFormat);
  }

  /** Returns options as they are given to tarn:store-create. */
  static String options(Map<String, String> options) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(options)
        .forEach(
            (name, value) ->
                text.append(text.isEmpty() ? "" : " ").append(name).append('=').append(value));
    return text.toString();
  }
}
