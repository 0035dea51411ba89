package health.tarn.core.job;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.tarn.api.job.Job;
import health.tarn.api.job.Job.Progress;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.MadeVersion;
import health.tarn.spi.storage.StoredNote;
import health.tarn.spi.transport.ObjectWriter;
import health.tarn.spi.transport.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what an import did in HealthLake's layout: {@code SUCCESS/} and {@code FAILURE/} with one
 * NDJSON log for each object, and the manifest under both of its spellings.
 *
 * <p>All of it comes from the notes of the commits and from the log itself, so that an import that
 * was interrupted writes the same as one that was not.
 */
final class ImportReport {

  private static final String NDJSON = "application/x-ndjson";
  private static final double MEGABYTE = 1024.0 * 1024.0;
  private static final List<String> MANIFESTS = List.of("Manifest.json", "manifest.json");

  private final JobContext context;
  private final ImportNotes notes;
  private final JsonMapper json =
      JsonMapper.builder().disable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  ImportReport(JobContext context, ImportNotes notes) {
    this.context = context;
    this.notes = notes;
  }

  void write() {
    URI folder = context.job().output();
    Transport output = context.transports().of(folder);
    Retry retry = Retry.evenIfCancelled(context.control());
    for (Checkpoint object : notes.checkpoints()) {
      retry.run(() -> writeLogs(output, folder, object));
    }
    byte[] manifest = manifest().toPrettyString().getBytes(StandardCharsets.UTF_8);
    for (String name : MANIFESTS) {
      URI location = Locations.below(folder, name);
      retry.run(() -> Locations.write(output, location, manifest));
    }
  }

  private void writeLogs(Transport output, URI folder, Checkpoint object) {
    boolean anyDone = !object.types().isEmpty();
    boolean anyFailed = object.failed() > 0 || object.message() != null;
    try (LogFile success = anyDone ? open(output, folder, "SUCCESS/" + object.name()) : null;
        LogFile failure = anyFailed ? open(output, folder, "FAILURE/" + object.name()) : null;
        Cursor<StoredNote> chunks = notes.chunks(object.name())) {
      while (chunks.hasNext()) {
        StoredNote note = chunks.next();
        ChunkNote did = ChunkNote.of(note.value());
        if (success != null) {
          writeSuccesses(success, did, note.t());
        }
        if (failure != null) {
          for (ChunkNote.Failure line : did.failed()) {
            failure.failure(line.number(), line.status(), line.code(), line.diagnostics());
          }
        }
      }
      if (failure != null && object.message() != null) {
        failure.failure(object.line() + 1, 500, "exception", object.message());
      }
      if (success != null) {
        success.commit();
      }
      if (failure != null) {
        failure.commit();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the result logs of " + object.name(), e);
    }
  }

  private void writeSuccesses(LogFile success, ChunkNote did, long t) throws IOException {
    if (did.written().isEmpty()) {
      return;
    }
    Map<Integer, MadeVersion> made = new HashMap<>();
    for (MadeVersion version : context.store().storage().madeAt(t)) {
      made.put(version.place(), version);
    }
    for (int place = 0; place < did.written().size(); place++) {
      success.success(did.written().get(place), made.get(place));
    }
  }

  private LogFile open(Transport output, URI folder, String name) throws IOException {
    return new LogFile(output.write(Locations.below(folder, name), NDJSON));
  }

  /** One result log. */
  private final class LogFile implements AutoCloseable {
    private final ObjectWriter out;
    private final JsonGenerator generator;

    LogFile(ObjectWriter out) throws IOException {
      this.out = out;
      this.generator = json.createGenerator(out);
      generator.setRootValueSeparator(null);
    }

    void success(ChunkNote.Line line, @Nullable MadeVersion version) throws IOException {
      begin(line.number());
      generator.writeStringField("resourceType", line.key().type());
      generator.writeStringField("id", line.key().id());
      if (version != null) {
        generator.writeObjectFieldStart("meta");
        generator.writeStringField("versionId", Long.toString(version.version()));
        generator.writeStringField("lastUpdated", version.at().toString());
        generator.writeEndObject();
      }
      end(version != null && version.version() == 1 ? 201 : 200);
    }

    void failure(long number, int status, String code, String diagnostics) throws IOException {
      begin(number);
      generator.writeStringField("resourceType", "OperationOutcome");
      generator.writeArrayFieldStart("issue");
      generator.writeStartObject();
      generator.writeStringField("severity", "error");
      generator.writeStringField("code", code);
      generator.writeStringField("diagnostics", diagnostics);
      generator.writeEndObject();
      generator.writeEndArray();
      end(status);
    }

    private void begin(long number) throws IOException {
      generator.writeStartObject();
      generator.writeNumberField("lineId", number);
      generator.writeObjectFieldStart("UpdateResourceResponse");
      generator.writeObjectFieldStart("jsonBlob");
    }

    private void end(int status) throws IOException {
      generator.writeEndObject();
      generator.writeNumberField("statusCode", status);
      generator.writeEndObject();
      generator.writeEndObject();
      generator.writeRaw('\n');
    }

    void commit() throws IOException {
      generator.flush();
      out.commit();
    }

    @Override
    public void close() {
      out.close();
    }
  }

  private ObjectNode manifest() {
    Job job = context.job();
    Progress progress = context.tally().progress();
    long bytesDone =
        progress.resources() == 0
            ? 0
            : progress.bytesDone() * progress.resourcesDone() / progress.resources();
    ObjectNode manifest = json.createObjectNode();
    manifest.putObject("inputDataConfig").put("s3Uri", String.valueOf(job.input()));
    manifest.putObject("outputDataConfig").put("s3Uri", job.output().toString());
    manifest
        .putObject("successOutput")
        .put("successOutputS3Uri", Locations.below(job.output(), "SUCCESS/").toString());
    manifest
        .putObject("failureOutput")
        .put("failureOutputS3Uri", Locations.below(job.output(), "FAILURE/").toString());
    manifest.put("numberOfScannedFiles", progress.objects());
    manifest.put("numberOfFilesImported", progress.objectsDone());
    manifest.put("sizeOfScannedFilesInMB", progress.bytes() / MEGABYTE);
    manifest.put("sizeOfDataImportedSuccessfullyInMB", bytesDone / MEGABYTE);
    manifest.put("numberOfResourcesScanned", progress.resources());
    manifest.put("numberOfResourcesImportedSuccessfully", progress.resourcesDone());
    manifest.put("numberOfResourcesWithCustomerError", progress.resourcesFailed());
    manifest.put("numberOfResourcesWithServerError", 0);
    manifest.put("numberOfFilesReadWithCustomerError", progress.objectsFailed());
    return manifest;
  }
}
