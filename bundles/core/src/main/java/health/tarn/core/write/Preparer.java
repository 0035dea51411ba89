package health.tarn.core.write;

import health.tarn.api.Issue;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import health.tarn.core.store.Validation;
import health.tarn.fhir.json.CanonicalJson;
import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.JsonLimits;
import health.tarn.fhir.json.JsonParser;
import health.tarn.fhir.json.Kind;
import health.tarn.spi.search.IndexEntry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of a resource into what is appended: checked, in canonical form, and with
 * everything that it is found by. All that could be refused is refused here, before the log.
 */
public final class Preparer {

  private static final int MAX_DEPTH = 64;
  private static final String IDENTIFIER = "identifier";
  private static final String PATIENT = "Patient";

  private final Knowledge knowledge;
  private final boolean text;
  private final JsonLimits limits;
  private final Ids ids;

  /**
   * @param text whether words are indexed for {@code _text} and {@code _content}
   */
  public Preparer(Knowledge knowledge, boolean text, int maxBytes, InstantSource clock) {
    this.knowledge = knowledge;
    this.text = text;
    this.limits = new JsonLimits(MAX_DEPTH, maxBytes);
    this.ids = new Ids(clock);
  }

  /** Returns a parser for one thread that prepares many resources. */
  public JsonParser parser() {
    return new JsonParser(limits);
  }

  /** Prepares a resource that names itself, such as a line of an import. */
  public Prepared withOwnId(
      JsonParser parser, byte[] bytes, int from, int to, Validation validation) {
    Json json = parser.parse(bytes, from, to);
    return prepare(json, json.root(), ownKey(json), validation);
  }

  /** Returns the key of a resource that names itself. */
  ResourceKey ownKey(Json json) {
    String type = type(json, json.root());
    String id = id(json, json.root());
    if (id == null) {
      throw new LakeException(Problem.INVALID, "Missing required id field in resource json");
    }
    return new ResourceKey(type, id);
  }

  /** Throws unless bytes are JSON of a resource of a type, whatever else is wrong with it. */
  void requireType(String type, byte[] bytes) {
    Json json = parse(bytes);
    requireType(json, json.root(), type);
  }

  /** Prepares a resource whose id the lake makes; an id in it is replaced. */
  public Prepared withNewId(String type, byte[] bytes, Validation validation) {
    Json json = parse(bytes);
    requireType(json, json.root(), type);
    return prepare(json, json.root(), new ResourceKey(type, ids.next()), validation);
  }

  /** Prepares a resource for a key that must be its own. */
  public Prepared withId(ResourceKey key, byte[] bytes, Validation validation) {
    Json json = parse(bytes);
    requireType(json, json.root(), key.type());
    String id = id(json, json.root());
    if (!key.id().equals(id)) {
      throw new LakeException(
          Problem.INVALID,
          id == null
              ? "the resource has no id; expected '" + key.id() + "', as in the URL"
              : "the resource's id is not the one in the URL, '" + key.id() + "'");
    }
    return prepare(json, json.root(), key, validation);
  }

  /** Makes an id for a resource that is about to be created. */
  public String newId() {
    return ids.next();
  }

  /** Reads JSON within this lake's limits. */
  public Json parse(byte[] bytes) {
    return Json.parse(bytes, 0, bytes.length, limits);
  }

  /** Prepares a resource that stands somewhere within a JSON text. */
  public Prepared prepare(Json json, int resource, ResourceKey key, Validation validation) {
    if (validation != Validation.MINIMAL) {
      List<Issue> issues = knowledge.shape(json, resource);
      List<Issue> errors =
          issues.stream().filter(i -> i.severity() == Issue.Severity.ERROR).toList();
      if (!errors.isEmpty()) {
        throw new LakeException(
            Problem.UNPROCESSABLE,
            "the "
                + key.type()
                + " breaks "
                + errors.size()
                + " rules of FHIR R4; first: "
                + errors.get(0).diagnostics(),
            errors);
      }
    }
    byte[] body = CanonicalJson.of(json, resource, key);
    boolean same = resource == json.root() && key.id().equals(id(json, resource));
    List<IndexEntry> entries = knowledge.entries(same ? json : Json.parse(body), text);
    return new Prepared(key, body, entries, identifiers(entries), patients(entries));
  }

  private static List<String> identifiers(List<IndexEntry> entries) {
    List<String> identifiers = new ArrayList<>(2);
    for (IndexEntry entry : entries) {
      if (entry instanceof IndexEntry.Token token && token.parameter().equals(IDENTIFIER)) {
        identifiers.add(token.system() + "|" + token.code());
      }
    }
    return identifiers;
  }

  private static List<String> patients(List<IndexEntry> entries) {
    List<String> patients = new ArrayList<>(1);
    for (IndexEntry entry : entries) {
      if (entry instanceof IndexEntry.Compartment compartment
          && compartment.type().equals(PATIENT)
          && ResourceKey.isId(compartment.id())) {
        patients.add(compartment.id());
      }
    }
    return patients;
  }

  private void requireType(Json json, int resource, String expected) {
    String type = type(json, resource);
    if (!type.equals(expected)) {
      throw new LakeException(
          Problem.INVALID, "expected a " + expected + ", as in the URL, found a " + type);
    }
  }

  /** Returns the resource's type, which R4 must know. */
  private String type(Json json, int resource) {
    if (!json.is(resource, Kind.OBJECT)) {
      throw new LakeException(
          Problem.INVALID, "expected a JSON object, found " + json.kind(resource));
    }
    int member = json.member(resource, "resourceType");
    if (member < 0 || !json.is(member, Kind.STRING)) {
      throw new LakeException(
          Problem.INVALID, "expected the member resourceType with the name of a resource type");
    }
    return knowledge.requireType(json.text(member));
  }

  private static @Nullable String id(Json json, int resource) {
    int member = json.member(resource, "id");
    if (member < 0) {
      return null;
    }
    if (!json.is(member, Kind.STRING)) {
      throw new LakeException(
          Problem.INVALID, "expected id to be a string, found " + json.kind(member));
    }
    return json.text(member);
  }
}
