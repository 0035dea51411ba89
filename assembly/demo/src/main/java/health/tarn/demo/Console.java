package health.tarn.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** What the reader sees: a line for each step, and how long it has taken. */
final class Console {

  private final PrintStream out;
  private Instant began = Instant.now();

  Console(PrintStream out) {
    this.out = out;
  }

  void step(String what) {
    began = Instant.now();
    out.println();
    out.println(what);
  }

  void say(String what) {
    out.println("  " + what);
  }

  /** Draws how far a step is, over what was drawn before; {@link #done} ends the line. */
  void progress(long done, long all) {
    int width = 40;
    int filled = all == 0 ? 0 : (int) (width * Math.min(done, all) / all);
    out.print(
        "\r  [" + "#".repeat(filled) + " ".repeat(width - filled) + "] " + done + " of " + all);
    out.flush();
  }

  /** Ends the line that {@link #progress} draws. */
  void done() {
    out.println();
  }

  /** Says that a step goes on; called about once a second, prints every fifth time. */
  void waiting(String what) {
    long seconds = Duration.between(began, Instant.now()).toSeconds();
    if (seconds > 0 && seconds % 5 == 0) {
      out.println("  " + what + " (" + seconds + " s)");
    }
  }
}
