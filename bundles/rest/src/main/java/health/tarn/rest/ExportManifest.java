package health.tarn.rest;

import health.tarn.api.job.ExportedObject;
import health.tarn.api.job.Job;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is told about an export: the manifest of FHIR Bulk Data Access, with HealthLake's
 * properties of the job beside it, which its clients look for and others ignore.
 */
final class ExportManifest {

  private ExportManifest() {}

  static Body properties(Job job) {
    return Body.of(
        out -> {
          out.beginObject();
          properties(out, job);
          out.endObject();
        });
  }

  /**
   * The time of the transaction is that of the submission: the export shows a later state, so that
   * whoever exports again since then may see a change twice and misses none.
   */
  static Body manifest(Job job, List<ExportedObject> objects, String base) {
    return Body.of(
        out -> {
          out.beginObject();
          properties(out, job);
          out.field("transactionTime", job.submittedAt().toString());
          out.field("request", request(job, base));
          out.name("requiresAccessToken").bool(false);
          out.name("output").beginArray();
          for (ExportedObject object : objects) {
            out.beginObject()
                .field("type", object.type())
                .field("url", object.location().toString())
                .field("count", object.resources())
                .endObject();
          }
          out.endArray();
          out.name("error").beginArray().endArray();
          out.endObject();
        });
  }

  private static String request(Job job, String base) {
    StringBuilder url = new StringBuilder(base).append("/$export");
    String types = job.options().get("types");
    if (types != null) {
      QueryString.append(url, "_type", types);
    }
    return url.toString();
  }

  private static void properties(JsonOutput out, Job job) throws IOException {
    out.name("exportJobProperties")
        .beginObject()
        .field("jobId", job.id())
        .optional("jobName", job.name())
        .field("jobStatus", job.state().name())
        .field("submitTime", job.submittedAt().toString())
        .optional("endTime", text(job.endedAt()))
        .field("datastoreId", job.store());
    out.name("outputDataConfig").beginObject().name("s3Configuration").beginObject();
    out.field("s3Uri", job.output().toString()).endObject().endObject();
    out.optional("message", job.message()).endObject();
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
