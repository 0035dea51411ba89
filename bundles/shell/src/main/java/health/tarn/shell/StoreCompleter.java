package health.tarn.shell;

import health.tarn.api.Lake;
import health.tarn.api.LakeException;
import health.tarn.api.StoreDescription;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;

/** Offers the ids of data stores. */
@Service
@SuppressWarnings("NullAway.Init") // Karaf fills the field before it asks.
public final class StoreCompleter implements Completer {

  @Reference Lake lake;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    try {
      return Words.complete(line, words(), candidates);
    } catch (LakeException e) { // Typing goes on without help; the command itself will say why.
      return -1;
    }
  }

  private List<String> words() {
    return lake.stores(LakeCommand.OPERATOR).stream()
        .filter(store -> store.state() == StoreDescription.State.ACTIVE)
        .map(store -> store.id() + " ")
        .toList();
  }
}
