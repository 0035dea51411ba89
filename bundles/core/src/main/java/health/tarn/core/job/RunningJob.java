package health.tarn.core.job;

import health.tarn.api.job.Job;
import java.util.function.UnaryOperator;

/** A job that has not ended: what is written down of it, and what is known beyond that. */
final class RunningJob {

  private final JobTable table;
  private final Control control = new Control();
  private final Tally tally = new Tally();
  private JobTable.Entry entry;

  RunningJob(JobTable table, JobTable.Entry entry) {
    this.table = table;
    this.entry = entry;
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

  /** Returns the job with its counts of this moment. */
  synchronized Job now() {
    Job job = entry.job();
    boolean counted = tally.progress().objects() > 0;
    return job.state().ended() || !counted ? job : Changes.progress(tally.progress()).apply(job);
  }
}
