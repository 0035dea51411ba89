package health.tarn.shell;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** {@code tarn:rebuild search}. */
@Service
@Command(
    scope = "tarn",
    name = "rebuild",
    description = "Fills the search index of a data store again.",
    detailedDescription =
        """
        The log is the truth and the index only follows it: it can be thrown
        away and filled again at any time. Searches answer on from the old one
        meanwhile; tarn:status shows how far the new one is.

        The default data store:
            tarn:rebuild search

        Another one:
            tarn:rebuild --store research search
        """)
@SuppressWarnings("NullAway.Init") // Karaf fills the fields before it calls execute.
public final class RebuildCommand extends StoreCommand {

  @Argument(name = "what", description = "search", required = true)
  @Completion(
      value = StringsCompleter.class,
      values = {"search"})
  String what;

  @Override
  void run(PrintStream out) {
    if (!what.equals("search")) {
      throw new LakeException(Problem.INVALID, "only search can be rebuilt, not '" + what + "'");
    }
    store().rebuildSearch();
    out.println("the search index of " + storeId + " is being rebuilt: see tarn:status");
  }
}
