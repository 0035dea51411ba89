package health.tarn.rest;

import health.tarn.api.LakeException;
import health.tarn.api.Principal;
import health.tarn.api.Problem;
import health.tarn.api.job.ExportedObject;
import health.tarn.api.job.Job;
import health.tarn.api.job.JobRequest;
import health.tarn.api.job.Jobs;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** Jobs that nobody runs: a test says what becomes of them. */
@NullUnmarked // A null that is none would fail the test anyway.
final class MemoryJobs implements Jobs {

  private final Map<String, Job> jobs = new LinkedHashMap<>();

  @Override
  public synchronized Job submit(String store, JobRequest request, Principal principal) {
    if ("strict".equals(request.options().get("validation"))) {
      throw new LakeException(Problem.INVALID, "strict is not offered");
    }
    String id = "0000000000000000000000000000000" + (jobs.size() + 1);
    Job job =
        new Job(
            id,
            request.kind(),
            store,
            request.name(),
            Job.State.SUBMITTED,
            MemoryDataStore.FIRST,
            null,
            null,
            request.input(),
            URI.create(request.output() + "job-" + id + "/"),
            request.options(),
            Job.Progress.NONE,
            null);
    jobs.put(id, job);
    return job;
  }

  /** Puts the job into another state, with one object done of one, three resources done of four. */
  synchronized void become(String id, Job.State state, String message) {
    Job job = jobs.get(id);
    Instant start = job.submittedAt().plusSeconds(1);
    jobs.put(
        id,
        new Job(
            id,
            job.kind(),
            job.store(),
            job.name(),
            state,
            job.submittedAt(),
            start,
            state.ended() ? start.plusSeconds(2) : null,
            job.input(),
            job.output(),
            job.options(),
            new Job.Progress(1, 1, 0, 2_097_152, 2_097_152, 4, 3, 1, Map.of("Patient", 3L)),
            message));
  }

  @Override
  public synchronized Job find(String id, Principal principal) {
    Job job = jobs.get(id);
    if (job == null) {
      throw new LakeException(Problem.NOT_FOUND, "there is no such job");
    }
    return job;
  }

  @Override
  public synchronized List<Job> list(String store, Principal principal) {
    return new ArrayList<>(jobs.values());
  }

  @Override
  public synchronized Job cancel(String id, Principal principal) {
    if (find(id, principal).state().ended()) {
      throw new LakeException(Problem.CONFLICT, "the job has ended");
    }
    become(id, Job.State.CANCEL_SUBMITTED, null);
    return find(id, principal);
  }

  @Override
  public List<ExportedObject> exported(String id, Principal principal) {
    URI location = find(id, principal).output().resolve("Patient/Patient-1.ndjson");
    return List.of(new ExportedObject("Patient", location, 3));
  }
}
