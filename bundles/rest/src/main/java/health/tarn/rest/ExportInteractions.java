package health.tarn.rest;

import health.tarn.api.Issue;
import health.tarn.api.Lake;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.SearchCall.Parameter;
import health.tarn.api.job.Job;
import health.tarn.api.job.JobRequest;
import health.tarn.api.job.Jobs;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts, shows and stops exports by the rules of FHIR Bulk Data Access; HealthLake's body is taken
 * and its {@code exportJobProperties} are told beside the manifest.
 */
final class ExportInteractions {

  private static final String OUTPUT = "OutputDataConfig.S3Configuration.S3Uri";

  private final Lake lake;
  private final Jobs jobs;
  private final @Nullable URI usualOutput;

  /**
   * @param usualOutput where an export goes that does not say where; null if it must say
   */
  ExportInteractions(Lake lake, Jobs jobs, @Nullable URI usualOutput) {
    this.lake = lake;
    this.jobs = jobs;
    this.usualOutput = usualOutput;
  }

  Reply start(FhirRequest request) throws IOException {
    String store = request.route().store();
    String types = types(request.parameters());
    byte[] body =
        request.method() == Method.POST
            ? JsonBody.readOptional(request, JobLookup.MAX_SETTINGS_BYTES)
            : new byte[0];
    JobSettings settings = JobSettings.of(body, store);
    JobRequest wanted =
        new JobRequest(
            Job.Kind.EXPORT,
            settings.text("JobName"),
            null,
            output(settings),
            types == null ? Map.of() : Map.of("types", types));
    lake.store(store, request.principal());
    Job job = jobs.submit(store, wanted, request.principal());
    return new Reply(202)
        .header("Content-Location", request.base() + "/export/" + job.id())
        .plainJson()
        .body(
            Body.of(
                out ->
                    out.beginObject()
                        .field("datastoreId", job.store())
                        .field("jobStatus", job.state().name())
                        .field("jobId", job.id())
                        .endObject()));
  }

  /** Answers as Bulk Data says: 202 at work, 200 with the manifest, 404 after a cancel. */
  Reply show(FhirRequest request) {
    Job job = JobLookup.find(jobs, request, Job.Kind.EXPORT);
    return switch (job.state()) {
      case COMPLETED, COMPLETED_WITH_ERRORS ->
          new Reply(200)
              .plainJson()
              .body(
                  ExportManifest.manifest(
                      job, jobs.exported(job.id(), request.principal()), request.base()));
      case FAILED, CANCEL_FAILED -> failed(job);
      case CANCEL_COMPLETED ->
          throw new LakeException(Problem.NOT_FOUND, "this export was cancelled");
      case SUBMITTED, QUEUED, IN_PROGRESS, CANCEL_SUBMITTED, CANCEL_IN_PROGRESS ->
          new Reply(202)
              .header("X-Progress", progress(job))
              .header("Retry-After", "1")
              .plainJson()
              .body(ExportManifest.properties(job));
    };
  }

  Reply cancel(FhirRequest request) {
    Job job = JobLookup.find(jobs, request, Job.Kind.EXPORT);
    return new Reply(202)
        .plainJson()
        .body(ExportManifest.properties(jobs.cancel(job.id(), request.principal())));
  }

  private static @Nullable String types(List<Parameter> parameters) {
    String types = null;
    for (Parameter parameter : parameters) {
      switch (parameter.name()) {
        case "_type" -> types = types == null ? parameter.value() : types + ',' + parameter.value();
        case "_outputFormat" -> requireNdjson(parameter.value());
        default ->
            throw new LakeException(
                Problem.INVALID, "an export knows the parameters _type and _outputFormat so far");
      }
    }
    return types;
  }

  private static void requireNdjson(String format) {
    switch (format.replace(' ', '+')) {
      case "application/fhir+ndjson", "application/ndjson", "ndjson" -> {}
      default ->
          throw new LakeException(Problem.INVALID, "_outputFormat must be application/fhir+ndjson");
    }
  }

  private URI output(JobSettings settings) {
    if (settings.text(OUTPUT) != null || usualOutput == null) {
      return settings.location(OUTPUT);
    }
    return usualOutput;
  }

  private static Reply failed(Job job) {
    String message = job.message();
    String diagnostics =
        "the export ended as " + job.state() + (message == null ? "" : ": " + message);
    return new Reply(500).body(OutcomeWriter.body(List.of(Issue.error("exception", diagnostics))));
  }

  private static String progress(Job job) {
    Job.Progress progress = job.progress();
    return job.state()
        + ", "
        + progress.resourcesDone()
        + (progress.resources() > 0 ? " of " + progress.resources() : "")
        + " resources, "
        + progress.objectsDone()
        + " objects";
  }
}
