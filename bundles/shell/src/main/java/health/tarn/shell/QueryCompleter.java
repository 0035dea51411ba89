package health.tarn.shell;

import health.tarn.api.Abilities;
import health.tarn.api.Lake;
import health.tarn.api.LakeException;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;

/** Offers resource types, and after {@code Type?} or {@code &} the type's search parameters. */
@Service
@SuppressWarnings("NullAway.Init") // Karaf fills the field before it asks.
public final class QueryCompleter implements Completer {

  @Reference Lake lake;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    String argument = line.getCursorArgument();
    String typed = argument == null ? "" : argument.substring(0, line.getArgumentPosition());
    try {
      return Words.complete(line, words(typed), candidates);
    } catch (LakeException e) { // Typing goes on without help; the command itself will say why.
      return -1;
    }
  }

  private List<String> words(String typed) {
    List<Abilities.OfType> types =
        lake.store(Lake.DEFAULT_STORE, LakeCommand.OPERATOR).abilities().types();
    int question = typed.indexOf('?');
    if (question < 0) {
      return types.stream().map(type -> type.type() + "?").toList();
    }
    String type = typed.substring(0, question);
    String before = typed.substring(0, Math.max(question, typed.lastIndexOf('&')) + 1);
    return types.stream()
        .filter(known -> known.type().equals(type))
        .flatMap(known -> known.parameters().stream())
        .map(parameter -> before + parameter.code() + "=")
        .toList();
  }
}
