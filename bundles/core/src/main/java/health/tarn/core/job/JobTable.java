package health.tarn.core.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.tarn.api.Principal;
import health.tarn.api.job.Job;
import health.tarn.api.job.Job.Progress;
import health.tarn.core.write.StorageFaults;
import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.Note;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StorageException;
import health.tarn.spi.storage.StoredNote;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which jobs there are: notes {@code job/<id>} of the system store, each a JSON object. */
final class JobTable {

  private static final String PREFIX = "job/";

  private final Storage system;
  private final JsonMapper json = new JsonMapper();

  JobTable(Storage system) {
    this.system = system;
  }

  /**
   * A job as it is written down.
   *
   * @param owner on whose behalf it runs
   * @param tidy whether nothing is left of its work but its results
   */
  record Entry(Job job, Principal owner, boolean tidy) {

    Entry with(Job changed) {
      return new Entry(changed, owner, tidy);
    }

    Entry tidied() {
      return new Entry(job, owner, true);
    }
  }

  List<Entry> all() {
    List<Entry> all = new ArrayList<>();
    try (Cursor<StoredNote> notes = system.notes(PREFIX)) {
      while (notes.hasNext()) {
        StoredNote note = notes.next();
        all.add(read(note.name().substring(PREFIX.length()), note.value()));
      }
    }
    return all;
  }

  /** Throws UNAVAILABLE if there is no room, or another reason not to write it now. */
  void save(Entry entry) {
    Note note = new Note(PREFIX + entry.job().id(), write(entry).toString().getBytes(UTF_8));
    try {
      StorageFaults.join(system.append(new Batch(List.of(), List.of(note), null)));
    } catch (StorageException e) {
      throw StorageFaults.translate(e);
    }
  }

  private ObjectNode write(Entry entry) {
    Job job = entry.job();
    ObjectNode node = json.createObjectNode();
    node.put("kind", job.kind().name());
    node.put("store", job.store());
    node.put("name", job.name());
    node.put("state", job.state().name());
    node.put("submittedAt", job.submittedAt().toString());
    node.put("startedAt", text(job.startedAt()));
    node.put("endedAt", text(job.endedAt()));
    node.put("input", text(job.input()));
    node.put("output", job.output().toString());
    node.put("message", job.message());
    new TreeMap<>(job.options()).forEach(node.putObject("options")::put);
    node.put("tidy", entry.tidy());
    node.put("owner", entry.owner().name());
    new TreeMap<>(entry.owner().claims()).forEach(node.putObject("claims")::put);
    Progress progress = job.progress();
    ObjectNode counts = node.putObject("progress");
    counts.put("objects", progress.objects());
    counts.put("objectsDone", progress.objectsDone());
    counts.put("objectsFailed", progress.objectsFailed());
    counts.put("bytes", progress.bytes());
    counts.put("bytesDone", progress.bytesDone());
    counts.put("resources", progress.resources());
    counts.put("resourcesDone", progress.resourcesDone());
    counts.put("resourcesFailed", progress.resourcesFailed());
    new TreeMap<>(progress.types()).forEach(counts.putObject("types")::put);
    return node;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private Entry read(String id, byte[] value) {
    JsonNode node;
    try {
      node = json.readTree(new String(value, UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the note of job " + id + " is no JSON", e);
    }
    Job job =
        new Job(
            id,
            Job.Kind.valueOf(node.path("kind").asText()),
            node.path("store").asText(),
            optional(node, "name"),
            Job.State.valueOf(node.path("state").asText()),
            Instant.parse(node.path("submittedAt").asText()),
            instant(node, "startedAt"),
            instant(node, "endedAt"),
            uri(node, "input"),
            URI.create(node.path("output").asText()),
            strings(node.path("options")),
            progress(node.path("progress")),
            optional(node, "message"));
    Principal owner = new Principal(node.path("owner").asText(), strings(node.path("claims")));
    return new Entry(job, owner, node.path("tidy").asBoolean());
  }

  private static Progress progress(JsonNode counts) {
    Map<String, Long> types = new TreeMap<>();
    counts.path("types").properties().forEach(t -> types.put(t.getKey(), t.getValue().asLong()));
    return new Progress(
        counts.path("objects").asLong(),
        counts.path("objectsDone").asLong(),
        counts.path("objectsFailed").asLong(),
        counts.path("bytes").asLong(),
        counts.path("bytesDone").asLong(),
        counts.path("resources").asLong(),
        counts.path("resourcesDone").asLong(),
        counts.path("resourcesFailed").asLong(),
        types);
  }

  private static @Nullable String optional(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isTextual() ? value.asText() : null;
  }

  private static @Nullable Instant instant(JsonNode node, String field) {
    String text = optional(node, field);
    return text == null ? null : Instant.parse(text);
  }

  private static @Nullable URI uri(JsonNode node, String field) {
    String text = optional(node, field);
    return text == null ? null : URI.create(text);
  }

  private static Map<String, String> strings(JsonNode node) {
    Map<String, String> map = new LinkedHashMap<>();
    node.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
    return map;
  }
}
