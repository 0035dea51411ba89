package health.tarn.rest;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.job.Job;
import health.tarn.api.job.Jobs;

/** Finds the job that an address names, if it is a job of that data store and that kind. */
final class JobLookup {

  /** How large the body may be that starts a job. */
  static final int MAX_SETTINGS_BYTES = 64 * 1024;

  private JobLookup() {}

  /**
   * @throws LakeException with {@link Problem#NOT_FOUND}
   */
  static Job find(Jobs jobs, FhirRequest request, Job.Kind kind) {
    Job job = jobs.find(request.route().job(), request.principal());
    if (job.kind() != kind || !job.store().equals(request.route().store())) {
      throw new LakeException(Problem.NOT_FOUND, "this data store has no such job of this kind");
    }
    return job;
  }
}
