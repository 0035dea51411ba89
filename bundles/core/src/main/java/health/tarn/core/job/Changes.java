package health.tarn.core.job;

import health.tarn.api.job.Job;
import health.tarn.api.job.Job.Progress;
import health.tarn.api.job.Job.State;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What can happen to a job. */
final class Changes {

  private Changes() {}

  static UnaryOperator<Job> state(State state) {
    return job -> copy(job, state, job.startedAt(), job.endedAt(), job.progress(), job.message());
  }

  static UnaryOperator<Job> started(Instant at) {
    return job ->
        copy(
            job,
            State.IN_PROGRESS,
            job.startedAt() == null ? at : job.startedAt(),
            null,
            job.progress(),
            null);
  }

  static UnaryOperator<Job> progress(Progress progress) {
    return job -> copy(job, job.state(), job.startedAt(), job.endedAt(), progress, job.message());
  }

  static UnaryOperator<Job> ended(
      State state, Instant at, Progress progress, @Nullable String message) {
    return job -> copy(job, state, job.startedAt(), at, progress, message);
  }

  private static Job copy(
      Job job,
      State state,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      Progress progress,
      @Nullable String message) {
    return new Job(
        job.id(),
        job.kind(),
        job.store(),
        job.name(),
        state,
        job.submittedAt(),
        startedAt,
        endedAt,
        job.input(),
        job.output(),
        job.options(),
        progress,
        message);
  }
}
