package health.tarn.core.job;

import health.tarn.api.job.Job;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A job that has not ended: what is written down of it, and what is known beyond that. */
final class RunningJob {

  private final JobTable table;
  private final Control control = new Control();
  private final Tally tally = new Tally();
  private final int tries;
  private final @Nullable String hindrance;
  private JobTable.Entry entry;

  RunningJob(JobTable table, JobTable.Entry entry) {
    this(table, entry, 1, null);
  }

  private RunningJob(JobTable table, JobTable.Entry entry, int tries, @Nullable String hindrance) {
    this.table = table;
    this.entry = entry;
    this.tries = tries;
    this.hindrance = hindrance;
    if (Changes.isCancelling(entry.job().state())) {
      control.cancel();
    }
  }

  /** Returns the job as it goes on after something hindered it. */
  RunningJob again(String why) {
    return new RunningJob(table, entry(), tries + 1, why);
  }

  /** Returns which try this is, from 1. */
  int tries() {
    return tries;
  }

  String id() {
    return entry().job().id();
  }

  boolean ended() {
    return entry().job().state().ended();
  }

  Control control() {
    return control;
  }

  Tally tally() {
    return tally;
  }

  synchronized JobTable.Entry entry() {
    return entry;
  }

  /** Changes what is written down, durably. */
  synchronized void update(UnaryOperator<Job> change) {
    save(entry.with(change.apply(entry.job())));
  }

  /** Writes down that nothing is left of the job's work but its results. */
  synchronized void tidied() {
    save(entry.tidied());
  }

  private void save(JobTable.Entry next) {
    if (!next.equals(entry)) {
      table.save(next);
      entry = next;
    }
  }

  /** Returns the job with its counts of this moment, and what hindered it before. */
  synchronized Job now() {
    Job job = entry.job();
    boolean counted = tally.progress().objects() > 0;
    if (job.state().ended()) {
      return job;
    }
    Job known = counted ? Changes.progress(tally.progress()).apply(job) : job;
    return hindrance == null ? known : Changes.message(hindrance).apply(known);
  }
}
