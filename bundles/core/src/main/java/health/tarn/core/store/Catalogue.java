package health.tarn.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.tarn.api.StoreDescription;
import health.tarn.api.StoreDescription.State;
import health.tarn.core.write.StorageFaults;
import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.Note;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StoredNote;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which data stores there are: notes {@code store/<id>} of the system store, each a JSON object.
 */
final class Catalogue {

  private static final String PREFIX = "store/";
  private static final String SECRET = "secret/pages";
  private static final int SECRET_BYTES = 32;

  private final Storage system;
  private final JsonMapper json = new JsonMapper();
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /** What the bytes of a note say, so that the same bytes are not parsed for every request. */
  @SuppressWarnings("ArrayRecordComponent") // Compared by Arrays.equals, never changed.
  private record Known(byte[] value, StoreDescription description) {}

  Catalogue(Storage system) {
    this.system = system;
  }

  SortedMap<String, StoreDescription> all() {
    SortedMap<String, StoreDescription> all = new TreeMap<>();
    try (Cursor<StoredNote> notes = system.notes(PREFIX)) {
      while (notes.hasNext()) {
        StoredNote note = notes.next();
        StoreDescription description = read(note.name().substring(PREFIX.length()), note.value());
        all.put(description.id(), description);
      }
    }
    return all;
  }

  Optional<StoreDescription> find(String id) {
    byte[] value = system.note(PREFIX + id);
    if (value == null) {
      known.remove(id);
      return Optional.empty();
    }
    Known before = known.get(id);
    if (before == null || !Arrays.equals(before.value(), value)) {
      before = new Known(value, read(id, value));
      known.put(id, before);
    }
    return Optional.of(before.description());
  }

  void save(StoreDescription description) {
    ObjectNode node = json.createObjectNode();
    node.put("state", description.state().name());
    node.put("createdAt", description.createdAt().toString());
    Instant deletedAt = description.deletedAt();
    if (deletedAt != null) {
      node.put("deletedAt", deletedAt.toString());
    }
    ObjectNode options = node.putObject("options");
    new TreeMap<>(description.options()).forEach(options::put);
    write(PREFIX + description.id(), node.toString().getBytes(UTF_8));
  }

  void remove(String id) {
    write(PREFIX + id, null);
  }

  /** Returns the secret that signs the tokens of pages, made at the first call ever. */
  byte[] pageSecret() {
    byte[] known = system.note(SECRET);
    if (known != null) {
      return known;
    }
    byte[] fresh = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(fresh);
    write(SECRET, fresh);
    return fresh;
  }

  private void write(String name, byte @Nullable [] value) {
    StorageFaults.join(system.append(new Batch(List.of(), List.of(new Note(name, value)), null)));
  }

  private StoreDescription read(String id, byte[] value) {
    try {
      JsonNode node = json.readTree(new String(value, UTF_8));
      Map<String, String> options = new LinkedHashMap<>();
      node.path("options")
          .properties()
          .forEach(o -> options.put(o.getKey(), o.getValue().asText()));
      return new StoreDescription(
          id,
          State.valueOf(node.path("state").asText()),
          Instant.parse(node.path("createdAt").asText()),
          node.has("deletedAt") ? Instant.parse(node.path("deletedAt").asText()) : null,
          options);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the note of data store " + id + " is no JSON", e);
    }
  }
}
