package health.tarn.shell;

import health.tarn.api.Resource;
import health.tarn.api.ResourceKey;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** {@code tarn:get Patient/123}. */
@Service
@Command(
    scope = "tarn",
    name = "get",
    description = "Prints one resource as JSON.",
    detailedDescription =
        """
        Prints the newest version, or one of an earlier number; tarn:history
        lists them. Options stand before the resource.

        The newest version:
            tarn:get Patient/123

        The first one:
            tarn:get --version 1 Patient/123
        """)
@SuppressWarnings("NullAway.Init") // Karaf fills the fields before it calls execute.
public final class GetCommand extends StoreCommand {

  @Option(name = "--version", description = "The number of the version; the newest if left out")
  @Nullable Long version;

  @Argument(name = "resource", description = "Type and id, such as Patient/123", required = true)
  @Completion(KeyCompleter.class)
  String resource;

  @Override
  void run(PrintStream out) {
    ResourceKey key = ResourceKey.parse(resource);
    Resource found = version == null ? store().read(key) : store().read(key, version);
    byte[] json = found.json();
    out.println(json == null ? "deleted" : JsonPrinter.text(json, Screen.isLive(session)));
  }
}
