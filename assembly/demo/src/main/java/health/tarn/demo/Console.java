package health.tarn.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** What the reader sees: a line for each step, and how long it has taken. */
final class Console {

  private static final int WIDTH = 40;

  private final PrintStream out;
  private final boolean terminal;
  private Instant began = Instant.now();
  private long said;

  /**
   * @param terminal whether what is drawn can be drawn over
   */
  Console(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void step(String what) {
    began = Instant.now();
    said = 0;
    out.println();
    out.println(what);
  }

  void say(String what) {
    out.println("  " + what);
  }

  /** Draws how far a step is, over what was drawn before; {@link #done} ends the line. */
  void progress(long done, long all) {
    if (!terminal) {
      waiting(done + " of " + all);
      return;
    }
    int filled = all == 0 ? 0 : (int) (WIDTH * Math.min(done, all) / all);
    out.print(
        "\r  [" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + done + " of " + all);
    out.flush();
  }

  /** Ends the line that {@link #progress} draws. */
  void done() {
    if (terminal) {
      out.println();
    }
  }

  /** Says that a step goes on; called often, prints every five seconds. */
  void waiting(String what) {
    long seconds = Duration.between(began, Instant.now()).toSeconds();
    if (seconds >= said + 5) {
      said = seconds;
      out.println("  " + what + " (" + seconds + " s)");
    }
  }
}
