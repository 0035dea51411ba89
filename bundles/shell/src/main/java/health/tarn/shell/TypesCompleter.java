package health.tarn.shell;

import health.tarn.api.Lake;
import health.tarn.api.LakeException;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;

/** Offers resource types, one after the other with commas between them. */
@Service
@SuppressWarnings("NullAway.Init") // Karaf fills the field before it asks.
public final class TypesCompleter implements Completer {

  @Reference Lake lake;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    String argument = line.getCursorArgument();
    String typed = argument == null ? "" : argument.substring(0, line.getArgumentPosition());
    String before = typed.substring(0, typed.lastIndexOf(',') + 1);
    try {
      List<String> words =
          lake.store(Lake.DEFAULT_STORE, LakeCommand.OPERATOR).abilities().types().stream()
              .map(type -> before + type.type())
              .toList();
      return Words.complete(line, words, candidates);
    } catch (LakeException e) { // Typing goes on without help; the command itself will say why.
      return -1;
    }
  }
}
