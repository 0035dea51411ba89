package health.tarn.shell;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.StoreDescription;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code tarn:store-create research storage=rocksdb}. */
@Service
@Command(
    scope = "tarn",
    name = "store-create",
    description = "Creates a data store.",
    detailedDescription =
        """
        A data store is a lake of its own, with its own engines. What is left
        out takes the lake's default. Creating one that is there already, with
        the same options, does nothing.

        With the defaults:
            tarn:store-create research

        In memory, and with words of whole resources searchable:
            tarn:store-create trial storage=memory search=memory text=on
        """)
@SuppressWarnings("NullAway.Init") // Karaf fills the fields before it calls execute.
public final class StoreCreateCommand extends LakeCommand {

  @Argument(
      index = 0,
      name = "id",
      description = "1 to 64 letters, digits and '-'",
      required = true)
  String id;

  @Argument(
      index = 1,
      name = "options",
      description = "storage, search, validation, text, each as name=value",
      valueToShowInHelp = "the defaults of the lake",
      multiValued = true)
  @Completion(StoreOptionCompleter.class)
  List<String> options = List.of();

  @Override
  void run(PrintStream out) {
    StoreDescription store = lake.create(id, parsed(), OPERATOR);
    out.println(store.id() + " is there: " + StoresCommand.options(store.options()));
  }

  private Map<String, String> parsed() {
    Map<String, String> parsed = new LinkedHashMap<>();
    for (String option : options) {
      int equals = option.indexOf('=');
      if (equals <= 0) {
        throw new LakeException(Problem.INVALID, "expected name=value, found '" + option + "'");
      }
      String name = option.substring(0, equals);
      if (parsed.put(name, option.substring(equals + 1)) != null) {
        throw new LakeException(Problem.INVALID, "option " + name + " is given twice");
      }
    }
    return parsed;
  }
}
