package health.tarn.core.job;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.job.Job;
import health.tarn.api.job.Job.Progress;
import health.tarn.api.job.Job.State;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What can happen to a job. */
final class Changes {

  private Changes() {}

  static UnaryOperator<Job> queued() {
    return job -> job.state() == State.SUBMITTED ? inState(job, State.QUEUED) : job;
  }

  /**
   * @throws LakeException {@link Problem#CONFLICT} if the job has ended
   */
  static UnaryOperator<Job> cancelling() {
    return job -> {
      if (job.state().ended()) {
        throw new LakeException(Problem.CONFLICT, "job " + job.id() + " has ended");
      }
      return inState(job, State.CANCEL_SUBMITTED);
    };
  }

  private static Job inState(Job job, State state) {
    return copy(job, state, job.startedAt(), job.endedAt(), job.progress(), job.message());
  }

  /** A job whose cancellation was asked for stays in that state. */
  static UnaryOperator<Job> started(Instant at) {
    return job ->
        copy(
            job,
            isCancelling(job.state()) ? job.state() : State.IN_PROGRESS,
            job.startedAt() == null ? at : job.startedAt(),
            null,
            job.progress(),
            null);
  }

  static boolean isCancelling(State state) {
    return state == State.CANCEL_SUBMITTED || state == State.CANCEL_IN_PROGRESS;
  }

  static UnaryOperator<Job> progress(Progress progress) {
    return job -> copy(job, job.state(), job.startedAt(), job.endedAt(), progress, job.message());
  }

  static UnaryOperator<Job> message(String message) {
    return job -> copy(job, job.state(), job.startedAt(), job.endedAt(), job.progress(), message);
  }

  /** A job ends once: one that has ended stays as it is. */
  static UnaryOperator<Job> ended(
      State state, Instant at, Progress progress, @Nullable String message) {
    return job ->
        job.state().ended() ? job : copy(job, state, job.startedAt(), at, progress, message);
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
