package health.tarn.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.tarn.api.Abilities;
import health.tarn.api.BundleAnswer;
import health.tarn.api.DataStore;
import health.tarn.api.HistoryCall;
import health.tarn.api.HistoryPage;
import health.tarn.api.Issue;
import health.tarn.api.LakeException;
import health.tarn.api.Precondition;
import health.tarn.api.Problem;
import health.tarn.api.Resource;
import health.tarn.api.ResourceKey;
import health.tarn.api.SearchCall;
import health.tarn.api.SearchCall.Parameter;
import health.tarn.api.SearchPage;
import health.tarn.api.StoreDescription;
import health.tarn.api.StoreStatus;
import health.tarn.api.TimelineCall;
import health.tarn.api.TimelinePage;
import health.tarn.api.Written;
import health.tarn.api.Written.Effect;
import health.tarn.api.graph.GraphQueries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;

/**
 * A data store as its interface promises, in memory: versions, history, preconditions, Bundles, and
 * searches by {@code _id} and {@code _count}.
 */
@NullUnmarked // A null that is none would fail the test anyway.
final class MemoryDataStore implements DataStore {

  static final ObjectMapper JSON = new ObjectMapper();

  /** When the first commit happens; each further one comes a minute later. */
  static final Instant FIRST = Instant.parse("2026-01-01T00:00:00.250Z");

  private final StoreDescription description;
  private final List<Resource> log = new ArrayList<>();
  private RuntimeException failure;

  MemoryDataStore(StoreDescription description) {
    this.description = description;
  }

  /** Lets every call fail from now on; null for none. */
  void failWith(RuntimeException thrown) {
    this.failure = thrown;
  }

  @Override
  public StoreDescription description() {
    return description;
  }

  @Override
  public synchronized Resource read(ResourceKey key) {
    check();
    Resource newest = newest(key);
    if (newest == null) {
      throw new LakeException(Problem.NOT_FOUND, "there is no " + key);
    }
    return live(newest);
  }

  @Override
  public synchronized Resource read(ResourceKey key, long version) {
    check();
    for (Resource resource : log) {
      if (resource.key().equals(key) && resource.version() == version) {
        return live(resource);
      }
    }
    throw new LakeException(Problem.NOT_FOUND, key + " has no version " + version);
  }

  private static Resource live(Resource resource) {
    if (resource.deleted()) {
      throw new LakeException(Problem.GONE, resource.key() + " was deleted");
    }
    return resource;
  }

  @Override
  public synchronized HistoryPage history(HistoryCall call) {
    check();
    List<Resource> versions = new ArrayList<>();
    for (int i = log.size() - 1; i >= 0; i--) {
      Resource resource = log.get(i);
      long at = resource.lastUpdated().toEpochMilli();
      if ((call.type() == null || call.type().equals(resource.key().type()))
          && (call.id() == null || call.id().equals(resource.key().id()))
          && (call.since() == null || at >= call.since())
          && (call.until() == null || at <= call.until())) {
        versions.add(resource);
      }
    }
    if (versions.isEmpty() && call.id() != null && newest(key(call)) == null) {
      throw new LakeException(Problem.NOT_FOUND, "there is no " + key(call));
    }
    int from = call.page() == null ? 0 : Integer.parseInt(call.page());
    int to = Math.min(versions.size(), from + call.count());
    return new HistoryPage(
        versions.subList(from, to),
        (long) versions.size(),
        to < versions.size() && call.count() > 0 ? Integer.toString(to) : null);
  }

  private static ResourceKey key(HistoryCall call) {
    return new ResourceKey(call.type(), call.id());
  }

  @Override
  public synchronized Written create(String type, byte[] json, String ifNoneExist) {
    check();
    if (ifNoneExist != null) {
      String id = ifNoneExist.substring(ifNoneExist.indexOf('=') + 1);
      Resource found = newest(new ResourceKey(type, id));
      if (id.equals("many")) {
        throw new LakeException(Problem.PRECONDITION_FAILED, "several resources match");
      }
      if (found != null) {
        return new Written(found, Effect.FOUND);
      }
    }
    return put(new ResourceKey(type, "new-" + (log.size() + 1)), parse(json, type));
  }

  @Override
  public synchronized Written update(ResourceKey key, byte[] json, Precondition precondition) {
    check();
    ObjectNode resource = parse(json, key.type());
    if (!key.id().equals(resource.path("id").asText())) {
      throw new LakeException(
          Problem.INVALID,
          "the id does not fit",
          List.of(Issue.error("value", "expected " + key.id(), key.type() + ".id")));
    }
    require(key, precondition);
    Resource newest = newest(key);
    if (newest != null && !newest.deleted() && same(newest, resource)) {
      return new Written(newest, Effect.UNCHANGED);
    }
    return put(key, resource);
  }

  @Override
  public synchronized Written delete(ResourceKey key, Precondition precondition) {
    check();
    require(key, precondition);
    Resource newest = newest(key);
    if (newest == null || newest.deleted()) {
      return new Written(newest, Effect.UNCHANGED);
    }
    return new Written(add(key, newest.version() + 1, null), Effect.DELETED);
  }

  @Override
  public synchronized BundleAnswer bundle(byte[] json) {
    check();
    JsonNode bundle = parse(json, "Bundle");
    List<BundleAnswer.Entry> entries = new ArrayList<>();
    for (JsonNode entry : bundle.path("entry")) {
      entries.add(entry(entry));
    }
    return new BundleAnswer(bundle.path("type").asText().equals("transaction"), entries);
  }

  private BundleAnswer.Entry entry(JsonNode entry) {
    String[] url = entry.at("/request/url").asText().split("/", -1);
    byte[] json = entry.path("resource").toString().getBytes(StandardCharsets.UTF_8);
    try {
      return switch (entry.at("/request/method").asText()) {
        case "POST" -> new BundleAnswer.Entry.Wrote(create(url[0], json, null));
        case "PUT" ->
            new BundleAnswer.Entry.Wrote(
                update(new ResourceKey(url[0], url[1]), json, Precondition.NONE));
        case "DELETE" ->
            new BundleAnswer.Entry.Wrote(
                delete(new ResourceKey(url[0], url[1]), Precondition.NONE));
        default -> get(url);
      };
    } catch (LakeException e) {
      return new BundleAnswer.Entry.Failed(e);
    }
  }

  private BundleAnswer.Entry get(String[] url) {
    if (url.length == 1) {
      SearchCall call = new SearchCall(url[0], List.of(), false, null);
      return new BundleAnswer.Entry.Searched(call, search(call));
    }
    if (url.length == 3) {
      HistoryCall call = new HistoryCall(url[0], url[1], 0L, null, 1, null);
      return new BundleAnswer.Entry.Past(call, history(call));
    }
    return new BundleAnswer.Entry.Read(read(new ResourceKey(url[0], url[1])));
  }

  @Override
  public synchronized SearchPage search(SearchCall call) {
    check();
    List<Parameter> applied = new ArrayList<>();
    List<Issue> warnings = new ArrayList<>();
    int count = 10;
    String id = null;
    for (Parameter parameter : call.parameters()) {
      switch (parameter.name()) {
        case "_count" -> count = Integer.parseInt(parameter.value());
        case "_id" -> id = parameter.value();
        default -> {
          if (!call.lenient()) {
            throw new LakeException(Problem.INVALID, "unknown search parameter");
          }
          warnings.add(Issue.warning("not-supported", "left out an unknown search parameter"));
          continue;
        }
      }
      applied.add(parameter);
    }
    List<SearchPage.Match> found = found(call.type(), id);
    int from = call.page() == null ? 0 : Integer.parseInt(call.page().substring(1));
    int to = Math.min(found.size(), from + count);
    String next = to < found.size() && count > 0 ? "@" + to : null;
    return new SearchPage(found.subList(from, to), (long) found.size(), next, applied, warnings);
  }

  private List<SearchPage.Match> found(String type, String id) {
    Map<ResourceKey, Resource> current = new TreeMap<>();
    for (Resource resource : log) {
      current.put(resource.key(), resource);
    }
    List<SearchPage.Match> found = new ArrayList<>();
    for (Resource resource : current.values()) {
      if (!resource.deleted()
          && (type == null || type.equals(resource.key().type()))
          && (id == null || id.equals(resource.key().id()))) {
        found.add(new SearchPage.Match(resource, false));
      }
    }
    return found;
  }

  @Override
  public TimelinePage timeline(TimelineCall call) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Abilities abilities() {
    check();
    return new Abilities(
        List.of(
            new Abilities.OfType(
                "Observation",
                List.of(
                    new Abilities.Parameter(
                        "code",
                        "http://hl7.org/fhir/SearchParameter/clinical-code",
                        "token",
                        "the code")),
                List.of("Observation:subject"),
                List.of()),
            new Abilities.OfType("Patient", List.of(), List.of(), List.of("Observation:subject"))),
        List.of("sparql"));
  }

  @Override
  public synchronized StoreStatus status() {
    check();
    return new StoreStatus(
        log.size(),
        new TreeMap<>(Map.of("search", (long) log.size())),
        List.of("one thing"),
        new TreeMap<>(Map.of("storage.bytes", 7L)));
  }

  @Override
  public GraphQueries graph() {
    check();
    return new EchoingGraph();
  }

  @Override
  public void rebuildGraph() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void rebuildSearch() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void compact() {
    throw new UnsupportedOperationException();
  }

  private void check() {
    if (failure != null) {
      throw failure;
    }
  }

  private void require(ResourceKey key, Precondition precondition) {
    Resource newest = newest(key);
    boolean there = newest != null && !newest.deleted();
    long version = newest == null ? 0 : newest.version();
    if ((precondition.ifNoneMatchAny() && there)
        || (precondition.ifMatch() != null && precondition.ifMatch() != version)) {
      throw new LakeException(Problem.PRECONDITION_FAILED, key + " is at version " + version);
    }
  }

  private Written put(ResourceKey key, ObjectNode resource) {
    Resource newest = newest(key);
    Effect effect = newest == null || newest.deleted() ? Effect.CREATED : Effect.UPDATED;
    return new Written(add(key, newest == null ? 1 : newest.version() + 1, resource), effect);
  }

  private Resource add(ResourceKey key, long version, ObjectNode resource) {
    Instant at = FIRST.plusSeconds(60L * log.size());
    byte[] json = null;
    if (resource != null) {
      resource.put("id", key.id());
      resource.withObjectProperty("meta").put("versionId", Long.toString(version));
      resource.withObjectProperty("meta").put("lastUpdated", at.toString());
      json = resource.toString().getBytes(StandardCharsets.UTF_8);
    }
    Resource added = new Resource(key, version, log.size() + 1L, at, json);
    log.add(added);
    return added;
  }

  private Resource newest(ResourceKey key) {
    for (int i = log.size() - 1; i >= 0; i--) {
      if (log.get(i).key().equals(key)) {
        return log.get(i);
      }
    }
    return null;
  }

  private static boolean same(Resource stored, ObjectNode resource) {
    ObjectNode known = parse(stored.json(), stored.key().type());
    known.remove("meta");
    ObjectNode given = resource.deepCopy();
    given.remove("meta");
    return known.equals(given);
  }

  private static ObjectNode parse(byte[] json, String type) {
    try {
      JsonNode node = JSON.readTree(json);
      if (!type.equals(node.path("resourceType").asText())) {
        throw new LakeException(Problem.UNPROCESSABLE, "expected a resource of type " + type);
      }
      return (ObjectNode) node;
    } catch (JsonProcessingException e) {
      throw new LakeException(Problem.INVALID, "the body is not JSON", e);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
