package health.tarn.shell;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** {@code tarn:rebuild search}, {@code tarn:rebuild graph}. */
@Service
@Command(
    scope = "tarn",
    name = "rebuild",
    description = "Fills the search index or the graph of a data store again.",
    detailedDescription =
        """
        The log is the truth; the search index and the graph only follow it:
        they can be thrown away and filled again at any time. Searches answer
        on from the old index meanwhile, the graph answers when it is filled;
        tarn:status shows how far they are.

        The default data store:
            tarn:rebuild search

        Another one:
            tarn:rebuild --store research search
        """)
@SuppressWarnings("NullAway.Init") // Karaf fills the fields before it calls execute.
public final class RebuildCommand extends StoreCommand {

  @Argument(name = "what", description = "search or graph", required = true)
  @Completion(
      value = StringsCompleter.class,
      values = {"search", "graph"})
  String what;

  @Override
  void run(PrintStream out) {
    switch (what) {
      case "search" -> store().rebuildSearch();
      case "graph" -> store().rebuildGraph();
      default ->
          throw new LakeException(
              Problem.INVALID, "search or graph can be rebuilt, not '" + what + "'");
    }
    out.println("the " + what + " of " + storeId + " is being rebuilt: see tarn:status");
  }
}
