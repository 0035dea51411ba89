package health.tarn.rest;

import health.tarn.api.Lake;
import health.tarn.api.job.Job;
import health.tarn.api.job.JobRequest;
import health.tarn.api.job.Jobs;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Starts, shows and stops imports, in HealthLake's JSON. */
final class ImportInteractions {

  private final Lake lake;
  private final Jobs jobs;

  ImportInteractions(Lake lake, Jobs jobs) {
    this.lake = lake;
    this.jobs = jobs;
  }

  Reply start(FhirRequest request) throws IOException {
    String store = request.route().store();
    JobSettings settings =
        JobSettings.of(JsonBody.read(request, JobLookup.MAX_SETTINGS_BYTES), store);
    String level = settings.text("ValidationLevel");
    JobRequest wanted =
        new JobRequest(
            Job.Kind.IMPORT,
            settings.text("JobName"),
            settings.location("InputDataConfig.S3Uri"),
            settings.location("JobOutputDataConfig.S3Configuration.S3Uri"),
            level == null ? Map.of() : Map.of("validation", level));
    lake.store(store, request.principal());
    Job job = jobs.submit(store, wanted, request.principal());
    return accepted(job).header("Content-Location", request.base() + "/import/" + job.id());
  }

  Reply show(FhirRequest request) {
    Job job = JobLookup.find(jobs, request, Job.Kind.IMPORT);
    return new Reply(200).plainJson().body(Body.of(out -> describe(out, job)));
  }

  Reply cancel(FhirRequest request) {
    Job job = JobLookup.find(jobs, request, Job.Kind.IMPORT);
    return accepted(jobs.cancel(job.id(), request.principal()));
  }

  private static Reply accepted(Job job) {
    return new Reply(202)
        .plainJson()
        .body(
            Body.of(
                out ->
                    out.beginObject()
                        .field("DatastoreId", job.store())
                        .field("JobId", job.id())
                        .field("JobStatus", job.state().name())
                        .endObject()));
  }

  private static void describe(JsonOutput out, Job job) throws IOException {
    out.beginObject().name("ImportJobProperties").beginObject();
    out.field("JobId", job.id())
        .optional("JobName", job.name())
        .field("JobStatus", job.state().name())
        .name("SubmitTime")
        .number(EpochSeconds.of(job.submittedAt()));
    if (job.endedAt() != null) {
      out.name("EndTime").number(EpochSeconds.of(job.endedAt()));
    }
    out.field("DatastoreId", job.store());
    URI input = job.input();
    if (input != null) {
      out.name("InputDataConfig").beginObject().field("S3Uri", input.toString()).endObject();
    }
    out.name("JobOutputDataConfig").beginObject().name("S3Configuration").beginObject();
    out.field("S3Uri", job.output().toString()).endObject().endObject();
    out.name("JobProgressReport");
    ProgressReport.write(out, job);
    out.optional("ValidationLevel", job.options().get("validation"))
        .optional("Message", job.message())
        .endObject()
        .endObject();
  }
}
