package health.tarn.shell;

import health.tarn.api.job.Job;
import health.tarn.api.job.Jobs;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;

/**
 * Follows a job until it ends.
 *
 * <p>On a terminal one line is written over and over; elsewhere there is a line for each state.
 * Ctrl-C ends the watching, not the job.
 */
final class JobWatch {

  /** Lets time pass between two looks; an interruption is Ctrl-C. */
  @FunctionalInterface
  interface Pause {
    void pass(Duration duration) throws InterruptedException;
  }

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final String CLEAR_TO_END_OF_LINE = "\u001b[K";

  private final Jobs jobs;
  private final PrintStream out;
  private final boolean terminal;
  private final Clock clock;
  private final Pause pause;

  JobWatch(Jobs jobs, Session session) {
    this(jobs, session.getConsole(), Screen.isLive(session), Clock.systemUTC(), waiting());
  }

  JobWatch(Jobs jobs, PrintStream out, boolean terminal, Clock clock, Pause pause) {
    this.jobs = jobs;
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Follows a job and prints its report.
   *
   * @throws CommandException if the job failed
   */
  void follow(String id) throws CommandException {
    Job job;
    try {
      job = untilEnd(id);
    } catch (InterruptedException e) { // Ctrl-C, answered here: the status stays clear.
      endLine();
      out.println("The job goes on. See it with tarn:job " + id);
      out.println("and stop it with tarn:job-cancel " + id);
      return;
    }
    endLine();
    JobReport.print(job, clock.instant(), out);
    if (job.state() == Job.State.FAILED || job.state() == Job.State.CANCEL_FAILED) {
      String text = "Error: the job ended as " + job.state();
      throw new CommandException(text, text);
    }
  }

  private Job untilEnd(String id) throws InterruptedException {
    Job job = jobs.find(id, LakeCommand.OPERATOR);
    Job.State shown = null;
    while (true) {
      if (terminal || job.state() != shown) {
        show(job);
      }
      if (job.state().ended()) {
        return job;
      }
      shown = job.state();
      pause.pass(BETWEEN_LOOKS);
      job = jobs.find(id, LakeCommand.OPERATOR);
    }
  }

  private void show(Job job) {
    String line = ProgressLine.text(job, clock.instant());
    if (terminal) {
      out.print("\r" + line + CLEAR_TO_END_OF_LINE);
      out.flush();
      return;
    }
    out.println(line);
  }

  private void endLine() {
    if (terminal) {
      out.println();
    }
  }

  /** Waits for a permit that nobody gives, so that only time or an interruption ends it. */
  private static Pause waiting() {
    Semaphore never = new Semaphore(0);
    return duration -> {
      if (never.tryAcquire(duration.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("nobody gives this permit");
      }
    };
  }
}
