package health.tarn.shell;

import health.tarn.api.LakeException;
import health.tarn.api.Principal;
import health.tarn.api.Problem;
import health.tarn.api.job.Job;
import health.tarn.api.job.Job.Progress;
import health.tarn.api.job.JobRequest;
import health.tarn.api.job.Jobs;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jobs that go through the states that a test gives them, one at each look. */
final class FakeJobs implements Jobs {

  static final String ID = "0123456789abcdef0123456789abcdef";

  final List<JobRequest> requests = new ArrayList<>();
  final Deque<Job> looks = new ArrayDeque<>();
  @Nullable String submittedTo;

  /** A job that started at {@link FakeLake#THEN}; ended ten seconds later if it has ended. */
  static Job job(Job.State state, Progress progress) {
    return new Job(
        ID,
        Job.Kind.IMPORT,
        "default",
        "nightly",
        state,
        FakeLake.THEN,
        state == Job.State.SUBMITTED ? null : FakeLake.THEN,
        state.ended() ? FakeLake.THEN.plusSeconds(10) : null,
        URI.create("s3://in/"),
        URI.create("s3://out/"),
        Map.of("validation", "minimal"),
        progress,
        null);
  }

  @Override
  public Job submit(String store, JobRequest request, Principal principal) {
    requests.add(request);
    submittedTo = store;
    return job(Job.State.SUBMITTED, Progress.NONE);
  }

  @Override
  public Job find(String id, Principal principal) {
    Job next = looks.size() > 1 ? looks.poll() : looks.peek();
    if (next == null || !id.equals(ID)) {
      throw new LakeException(Problem.NOT_FOUND, "there is no job " + id);
    }
    return next;
  }

  @Override
  public List<Job> list(@Nullable String store, Principal principal) {
    return List.copyOf(looks);
  }

  @Override
  public Job cancel(String id, Principal principal) {
    if (find(id, principal).state().ended()) {
      throw new LakeException(Problem.CONFLICT, "the job has ended");
    }
    return job(Job.State.CANCEL_SUBMITTED, Progress.NONE);
  }
}
