package health.tarn.shell;

import health.tarn.api.Issue;
import health.tarn.api.LakeException;
import java.util.Locale;
import org.apache.karaf.shell.support.CommandException;

/** Says what the lake refused, in plain words and without a stack trace. */
final class Refusal {

  private Refusal() {}

  /** Returns what Karaf prints as it is, and ends the command with a status that is not zero. */
  static CommandException of(LakeException refused) {
    StringBuilder text = new StringBuilder("Error: ").append(message(refused));
    for (Issue issue : refused.issues()) {
      text.append(System.lineSeparator()).append("  ").append(line(issue));
    }
    if (refused.retryAfter() != null) {
      text.append(System.lineSeparator())
          .append("  Try again in ")
          .append(Elapsed.text(refused.retryAfter()));
    }
    return new CommandException(text.toString(), message(refused), refused);
  }

  /** Returns one finding on one line. */
  static String line(Issue issue) {
    String place = issue.expression() == null ? "" : " (" + issue.expression() + ")";
    return TerminalText.safe(
        issue.severity().name().toLowerCase(Locale.ROOT) + ": " + issue.diagnostics() + place);
  }

  private static String message(LakeException refused) {
    String message = refused.getMessage();
    return TerminalText.safe(message == null ? refused.problem().name() : message);
  }
}
