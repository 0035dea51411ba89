package health.tarn.shell;

import health.tarn.api.Lake;
import health.tarn.api.LakeException;
import health.tarn.api.Principal;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;

/** What all commands share: the lake, the session, and how a refusal is told. */
@SuppressWarnings("NullAway.Init") // Karaf fills the fields before it calls execute.
abstract class LakeCommand implements Action {

  /**
   * Whoever may run commands runs the node: Karaf's command ACLs decide who that is, not the lake's
   * authorization.
   */
  static final Principal OPERATOR = Principal.SYSTEM;

  @Reference Lake lake;
  @Reference Session session;

  @Override
  public final @Nullable Object execute() throws CommandException {
    try {
      run(session.getConsole());
      return null;
    } catch (LakeException e) {
      throw Refusal.of(e);
    }
  }

  /**
   * Does what the command is for.
   *
   * @throws CommandException to end with a status that is not zero
   */
  abstract void run(PrintStream out) throws CommandException;
}
