package health.tarn.shell;

import health.tarn.api.HistoryCall;
import health.tarn.api.HistoryPage;
import health.tarn.api.ResourceKey;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** {@code tarn:history Patient/123}. */
@Service
@Command(
    scope = "tarn",
    name = "history",
    description = "Lists versions, the newest first.",
    detailedDescription =
        """
        Lists every version of a resource, or of all resources of a type,
        deletes among them. Options stand before the resource.

        All versions of one Patient:
            tarn:history Patient/123

        The last hundred changes of Observations, for a script:
            tarn:history --limit 100 --no-format Observation
        """)
@SuppressWarnings("NullAway.Init") // Karaf fills the fields before it calls execute.
public final class HistoryCommand extends StoreCommand {

  @Option(name = "--limit", description = "How many to show at most")
  int limit = 20;

  @Option(name = "--page", description = "The token of a page, as the page before printed it")
  @Nullable String page;

  @Option(name = "--no-format", description = "Print tabs instead of a table")
  boolean noFormat;

  @Argument(
      name = "resource",
      description = "A type, or type and id, such as Patient/123",
      required = true)
  @Completion(KeyCompleter.class)
  String resource;

  @Override
  void run(PrintStream out) {
    HistoryPage found = store().history(call());
    VersionTable.print(found.versions(), !noFormat, out);
    if (found.nextPage() != null && !noFormat) {
      out.println("more with --page " + found.nextPage());
    }
  }

  private HistoryCall call() {
    String typed = resource.endsWith("/") ? resource.substring(0, resource.length() - 1) : resource;
    if (typed.indexOf('/') < 0) {
      return new HistoryCall(typed, null, null, null, limit, page);
    }
    ResourceKey key = ResourceKey.parse(typed);
    return new HistoryCall(key.type(), key.id(), null, null, limit, page);
  }
}
