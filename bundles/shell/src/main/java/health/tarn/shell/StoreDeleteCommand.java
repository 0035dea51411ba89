package health.tarn.shell;

import health.tarn.api.StoreDescription;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code tarn:store-delete research}. */
@Service
@Command(
    scope = "tarn",
    name = "store-delete",
    description = "Deletes a data store.",
    detailedDescription =
        """
        Nobody reaches the data store any more; its files go when its time of
        grace is over. The default data store cannot be deleted.

        Delete one:
            tarn:store-delete research

        See that it is marked:
            tarn:store-delete research; tarn:stores
        """)
@SuppressWarnings("NullAway.Init") // Karaf fills the fields before it calls execute.
public final class StoreDeleteCommand extends LakeCommand {

  @Argument(name = "id", description = "The id of the data store", required = true)
  @Completion(StoreCompleter.class)
  String id;

  @Override
  void run(PrintStream out) {
    StoreDescription store = lake.delete(id, OPERATOR);
    out.println(store.id() + " is " + store.state());
  }
}
