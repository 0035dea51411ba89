package health.tarn.core.write;

import health.tarn.api.ResourceKey;
import health.tarn.core.plugin.Gate;
import health.tarn.core.store.OpenStore;
import health.tarn.core.store.Validation;
import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.JsonParser;
import health.tarn.spi.plugin.ProposedChange;
import health.tarn.spi.plugin.ProposedChange.Kind;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks the interceptors about a change, and prepares what they let pass. Without interceptors it
 * prepares and nothing else.
 */
public final class GatedPreparer {

  private final Gate gate;
  private final String store;
  private final Preparer preparer;
  private final Validation validation;

  public GatedPreparer(OpenStore store, Validation validation) {
    this.gate = store.gate();
    this.store = store.id();
    this.preparer = store.preparer();
    this.validation = validation;
  }

  /** Prepares a resource whose id the lake makes. */
  Prepared create(String type, byte[] json) {
    if (gate.isFree()) {
      return preparer.withNewId(type, json, validation);
    }
    preparer.requireType(type, json);
    return preparer.withNewId(type, passed(Kind.CREATE, type, null, json), validation);
  }

  /** Prepares a resource for a key that must be its own. */
  Prepared update(ResourceKey key, byte[] json) {
    return gate.isFree() ? preparer.withId(key, json, validation) : asked(Kind.UPDATE, key, json);
  }

  /** Prepares a resource of a transaction, whose references are resolved and whose id is known. */
  Prepared entry(Kind kind, ResourceKey key, byte[] json) {
    if (gate.isFree()) {
      Json resource = preparer.parse(json);
      return preparer.prepare(resource, resource.root(), key, validation);
    }
    String id = kind == Kind.CREATE ? null : key.id();
    return preparer.withId(key, passed(kind, key.type(), id, json), validation);
  }

  /** Asks whether a resource may be deleted. */
  void delete(ResourceKey key) {
    if (!gate.isFree()) {
      gate.pass(new ProposedChange(store, Kind.DELETE, key.type(), key.id(), null));
    }
  }

  /** Returns a parser for one thread that prepares many lines. */
  public JsonParser parser() {
    return preparer.parser();
  }

  /** Prepares a resource that names itself, such as a line of an import. */
  public Prepared line(JsonParser parser, byte[] bytes, int from, int to) {
    if (gate.isFree()) {
      return preparer.withOwnId(parser, bytes, from, to, validation);
    }
    ResourceKey key = preparer.ownKey(parser.parse(bytes, from, to));
    return asked(Kind.UPDATE, key, Arrays.copyOfRange(bytes, from, to));
  }

  private Prepared asked(Kind kind, ResourceKey key, byte[] json) {
    preparer.requireType(key.type(), json);
    return preparer.withId(key, passed(kind, key.type(), key.id(), json), validation);
  }

  private byte[] passed(Kind kind, String type, @Nullable String id, byte[] json) {
    return Objects.requireNonNull(
        gate.pass(new ProposedChange(store, kind, type, id, json)), "a put stays a put");
  }
}
