package health.tarn.shell;

import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.console.CommandLine;

/** Offers those words that begin with what was typed up to the cursor. */
final class Words {

  private Words() {}

  /**
   * Adds the fitting words to the candidates.
   *
   * @return where in the buffer a candidate would begin, or -1 if there is none, as Karaf asks
   */
  static int complete(CommandLine line, Collection<String> words, List<String> candidates) {
    String argument = line.getCursorArgument();
    String typed = argument == null ? "" : argument.substring(0, line.getArgumentPosition());
    for (String word : words) {
      if (word.startsWith(typed)) {
        candidates.add(word);
      }
    }
    return candidates.isEmpty() ? -1 : line.getBufferPosition() - line.getArgumentPosition();
  }
}
