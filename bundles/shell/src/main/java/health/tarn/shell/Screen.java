package health.tarn.shell;

import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.Terminal;

/** Tells whether a person looks at a terminal, or a script reads the output. */
final class Screen {

  private Screen() {}

  /** Returns whether the session understands colours and lines written over and over. */
  static boolean isLive(Session session) {
    Terminal terminal = session.getTerminal();
    if (terminal == null || !terminal.isAnsiSupported()) {
      return false;
    }
    String type = terminal.getType();
    return type != null && !type.startsWith("dumb");
  }
}
