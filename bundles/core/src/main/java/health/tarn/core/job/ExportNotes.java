package health.tarn.core.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.tarn.api.ResourceKey;
import health.tarn.api.job.ExportedObject;
import health.tarn.core.store.OpenStore;
import health.tarn.core.write.Committer;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.Note;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StoredNote;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The notes of one export: {@code export/<job>/plan} with the {@code t} that it shows, {@code
 * export/<job>/part/<type>.<number>} for each object that was written.
 */
final class ExportNotes {

  private static final JsonMapper JSON = new JsonMapper();

  private final Storage storage;
  private final Committer committer;
  private final String prefix;

  ExportNotes(OpenStore store, String jobId) {
    this.storage = store.storage();
    this.committer = store.committer();
    this.prefix = "export/" + jobId + "/";
  }

  /**
   * An object that was written.
   *
   * @param number from 1, within the type
   * @param after its last resource if the type goes on after it; null if it is the type's last
   */
  record Written(
      String type, int number, String name, long count, long bytes, @Nullable ResourceKey after) {

    void count(Tally tally) {
      tally.read(bytes);
      tally.looked(count);
      tally.done(ExportPart.counts(this));
      if (after == null) {
        tally.objectDone();
      }
    }
  }

  /** Returns the {@code t} that the export shows: that of its beginning, which may be now. */
  long t() {
    byte[] known = storage.note(prefix + "plan");
    if (known != null) {
      return parse(known).path("t").asLong();
    }
    long t = storage.t();
    ObjectNode node = JSON.createObjectNode();
    node.put("t", t);
    save("plan", node);
    return t;
  }

  void save(Written part) {
    ObjectNode node = JSON.createObjectNode();
    node.put("type", part.type());
    node.put("number", part.number());
    node.put("name", part.name());
    node.put("count", part.count());
    node.put("bytes", part.bytes());
    ResourceKey after = part.after();
    node.put("after", after == null ? null : after.toString());
    save("part/" + part.type() + String.format(Locale.ROOT, ".%08d", part.number()), node);
  }

  List<Written> written() {
    List<Written> all = new ArrayList<>();
    try (Cursor<StoredNote> notes = storage.notes(prefix + "part/")) {
      while (notes.hasNext()) {
        JsonNode node = parse(notes.next().value());
        JsonNode after = node.path("after");
        all.add(
            new Written(
                node.path("type").asText(),
                node.path("number").asInt(),
                node.path("name").asText(),
                node.path("count").asLong(),
                node.path("bytes").asLong(),
                after.isTextual() ? ResourceKey.parse(after.asText()) : null));
      }
    }
    return all;
  }

  /** Returns the objects that were written so far and hold something. */
  List<ExportedObject> objects(URI output) {
    List<ExportedObject> objects = new ArrayList<>();
    for (Written part : written()) {
      if (part.count() > 0) {
        objects.add(
            new ExportedObject(part.type(), Locations.below(output, part.name()), part.count()));
      }
    }
    return objects;
  }

  private void save(String name, ObjectNode node) {
    Note note = new Note(prefix + name, node.toString().getBytes(UTF_8));
    committer.note(List.of(note));
  }

  private static JsonNode parse(byte[] value) {
    try {
      return JSON.readTree(new String(value, UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a note of an export is no JSON", e);
    }
  }
}
