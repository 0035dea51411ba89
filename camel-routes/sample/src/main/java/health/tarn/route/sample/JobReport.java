package health.tarn.route.sample;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import health.tarn.api.job.Job;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Says as JSON what a job has done. */
final class JobReport {

  private static final JsonFactory JSON = new JsonFactory();

  private JobReport() {}

  static String json(Job job) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.useDefaultPrettyPrinter();
      write(job, out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text + "\n";
  }

  private static void write(Job job, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", job.id());
    out.writeStringField("kind", job.kind().name());
    out.writeStringField("dataStore", job.store());
    out.writeStringField("state", job.state().name());
    out.writeStringField("output", job.output().toString());
    Instant started = job.startedAt();
    Instant ended = job.endedAt();
    if (started != null && ended != null) {
      out.writeNumberField("seconds", Duration.between(started, ended).toMillis() / 1000.0);
    }
    out.writeNumberField("resources", job.progress().resourcesDone());
    out.writeNumberField("refused", job.progress().resourcesFailed());
    out.writeObjectFieldStart("types");
    for (Map.Entry<String, Long> type : new TreeMap<>(job.progress().types()).entrySet()) {
      out.writeNumberField(type.getKey(), type.getValue());
    }
    out.writeEndObject();
    out.writeEndObject();
  }
}
