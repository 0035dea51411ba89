package health.tarn.shell;

import health.tarn.api.Lake;
import health.tarn.api.LakeException;
import java.util.List;
import java.util.TreeSet;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;

/** Offers options of data stores: the engines that come with the lake, and what others use. */
@Service
@SuppressWarnings("NullAway.Init") // Karaf fills the field before it asks.
public final class StoreOptionCompleter implements Completer {

  private static final List<String> KNOWN =
      List.of(
          "graph=jena",
          "graph=off",
          "nlp=clinical",
          "nlp=off",
          "search=lucene",
          "search=memory",
          "storage=memory",
          "storage=rocksdb",
          "text=off",
          "text=on",
          "validation=minimal",
          "validation=structure-only");

  @Reference Lake lake;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    TreeSet<String> words = new TreeSet<>(KNOWN);
    try {
      lake.stores(LakeCommand.OPERATOR)
          .forEach(
              store -> store.options().forEach((name, value) -> words.add(name + "=" + value)));
    } catch (LakeException e) { // Typing goes on with less help; the command itself will say why.
      return Words.complete(line, KNOWN, candidates);
    }
    return Words.complete(line, words, candidates);
  }
}
