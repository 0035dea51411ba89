package health.tarn.shell;

import health.tarn.api.Lake;
import health.tarn.api.LakeException;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;

/** Offers resource types, as the begin of Type/id. */
@Service
@SuppressWarnings("NullAway.Init") // Karaf fills the field before it asks.
public final class KeyCompleter implements Completer {

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
    return lake.store(Lake.DEFAULT_STORE, LakeCommand.OPERATOR).abilities().types().stream()
        .map(type -> type.type() + "/")
        .toList();
  }
}
