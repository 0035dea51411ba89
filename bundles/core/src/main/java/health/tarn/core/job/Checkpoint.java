package health.tarn.core.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is with one object, as of its last commit.
 *
 * @param name the object's name below the input
 * @param tag what the object's content is known by; with another one, the object begins again
 * @param offset the offset after decompression at which to go on
 * @param line how many lines lie before it
 * @param chunk the number of the next chunk
 * @param bytes how many bytes of the object as it is stored were read
 * @param looked how many lines were looked at, good or bad
 * @param failed how many of them were refused
 * @param types how many resources were imported, changed or not, by type
 * @param state whether the object goes on, is done or was given up
 * @param message why it was given up
 */
record Checkpoint(
    String name,
    String tag,
    long offset,
    long line,
    long chunk,
    long bytes,
    long looked,
    long failed,
    Map<String, Long> types,
    State state,
    @Nullable String message) {

  private static final JsonMapper JSON = new JsonMapper();

  Checkpoint {
    types = Map.copyOf(types);
  }

  enum State {
    OPEN,
    DONE,
    ABANDONED
  }

  static Checkpoint begin(String name, String tag) {
    return new Checkpoint(name, tag, 0, 0, 0, 0, 0, 0, Map.of(), State.OPEN, null);
  }

  /** Returns the checkpoint after one more chunk. */
  Checkpoint after(LineChunk chunk, long bytesRead, long failures, Map<String, Long> more) {
    Map<String, Long> sum = new TreeMap<>(types);
    more.forEach((type, count) -> sum.merge(type, count, Long::sum));
    return new Checkpoint(
        name,
        tag,
        chunk.endOffset(),
        chunk.endLine(),
        chunk.number() + 1,
        bytesRead,
        looked + chunk.count(),
        failed + failures,
        sum,
        State.OPEN,
        null);
  }

  Checkpoint ended(State end, long bytesRead, @Nullable String why) {
    return new Checkpoint(
        name, tag, offset, line, chunk, bytesRead, looked, failed, types, end, why);
  }

  byte[] toBytes() {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", name);
    node.put("tag", tag);
    node.put("offset", offset);
    node.put("line", line);
    node.put("chunk", chunk);
    node.put("bytes", bytes);
    node.put("looked", looked);
    node.put("failed", failed);
    new TreeMap<>(types).forEach(node.putObject("types")::put);
    node.put("state", state.name());
    node.put("message", message);
    return node.toString().getBytes(UTF_8);
  }

  static Checkpoint of(byte[] value) {
    try {
      JsonNode node = JSON.readTree(new String(value, UTF_8));
      Map<String, Long> types = new TreeMap<>();
      node.path("types").properties().forEach(t -> types.put(t.getKey(), t.getValue().asLong()));
      return new Checkpoint(
          node.path("name").asText(),
          node.path("tag").asText(),
          node.path("offset").asLong(),
          node.path("line").asLong(),
          node.path("chunk").asLong(),
          node.path("bytes").asLong(),
          node.path("looked").asLong(),
          node.path("failed").asLong(),
          types,
          State.valueOf(node.path("state").asText()),
          node.path("message").isTextual() ? node.path("message").asText() : null);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a checkpoint is no JSON", e);
    }
  }
}
