package health.tarn.shell;

import health.tarn.api.Abilities;
import health.tarn.api.BundleAnswer;
import health.tarn.api.DataStore;
import health.tarn.api.HistoryCall;
import health.tarn.api.HistoryPage;
import health.tarn.api.Lake;
import health.tarn.api.LakeException;
import health.tarn.api.Precondition;
import health.tarn.api.Principal;
import health.tarn.api.Problem;
import health.tarn.api.Resource;
import health.tarn.api.ResourceKey;
import health.tarn.api.SearchCall;
import health.tarn.api.SearchPage;
import health.tarn.api.StoreDescription;
import health.tarn.api.StoreStatus;
import health.tarn.api.TimelineCall;
import health.tarn.api.TimelinePage;
import health.tarn.api.Written;
import health.tarn.api.graph.GraphQueries;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A lake whose stores share one list of versions, oldest first; it notes how it was called. */
final class FakeLake implements Lake {

  static final Instant THEN = Instant.parse("2026-11-01T09:30:00Z");

  final List<String> calls = new ArrayList<>();
  final List<Resource> versions = new ArrayList<>();
  final Map<String, StoreDescription> stores = new TreeMap<>();
  final Map<String, Long> figures = new TreeMap<>();
  List<String> health = List.of();
  long searchT = 7;
  @Nullable String nextPage;

  FakeLake() {
    add(DEFAULT_STORE, Map.of("storage", "rocksdb", "search", "lucene"));
  }

  void put(String key, long version, @Nullable String json) {
    byte[] body = json == null ? null : json.getBytes(StandardCharsets.UTF_8);
    versions.add(new Resource(ResourceKey.parse(key), version, version, THEN, body));
  }

  private StoreDescription add(String id, Map<String, String> options) {
    StoreDescription store =
        new StoreDescription(id, StoreDescription.State.ACTIVE, THEN, null, options);
    stores.put(id, store);
    return store;
  }

  @Override
  public DataStore store(String id, Principal principal) {
    StoreDescription description = stores.get(id);
    if (description == null) {
      throw new LakeException(Problem.NOT_FOUND, "there is no data store '" + id + "'");
    }
    return new Store(description);
  }

  @Override
  public List<StoreDescription> stores(Principal principal) {
    return List.copyOf(stores.values());
  }

  @Override
  public StoreDescription create(String id, Map<String, String> options, Principal principal) {
    return add(id, options);
  }

  @Override
  public StoreDescription configure(String id, Map<String, String> options, Principal principal) {
    throw new UnsupportedOperationException("no command configures");
  }

  @Override
  public StoreDescription delete(String id, Principal principal) {
    if (id.equals(DEFAULT_STORE)) {
      throw new LakeException(Problem.CONFLICT, "the default data store stays");
    }
    StoreDescription store = store(id, principal).description();
    StoreDescription deleted =
        new StoreDescription(
            id, StoreDescription.State.DELETED, store.createdAt(), THEN, store.options());
    stores.put(id, deleted);
    return deleted;
  }

  private final class Store implements DataStore {
    private final StoreDescription description;

    Store(StoreDescription description) {
      this.description = description;
    }

    @Override
    public StoreDescription description() {
      return description;
    }

    @Override
    public Resource read(ResourceKey key) {
      return versions.stream()
          .filter(version -> version.key().equals(key))
          .reduce((earlier, later) -> later)
          .orElseThrow(() -> new LakeException(Problem.NOT_FOUND, "there is no " + key));
    }

    @Override
    public Resource read(ResourceKey key, long number) {
      return versions.stream()
          .filter(version -> version.key().equals(key) && version.version() == number)
          .findFirst()
          .orElseThrow(() -> new LakeException(Problem.NOT_FOUND, "no such version"));
    }

    @Override
    public HistoryPage history(HistoryCall call) {
      calls.add(call.toString());
      List<Resource> found = new ArrayList<>();
      for (Resource version : versions) {
        boolean ofType = version.key().type().equals(call.type());
        if (ofType && (call.id() == null || version.key().id().equals(call.id()))) {
          found.add(0, version);
        }
      }
      return new HistoryPage(found, null, nextPage);
    }

    @Override
    public SearchPage search(SearchCall call) {
      calls.add(description.id() + " " + call);
      List<SearchPage.Match> matches =
          versions.stream()
              .filter(version -> version.key().type().equals(call.type()))
              .map(version -> new SearchPage.Match(version, false))
              .toList();
      return new SearchPage(matches, (long) matches.size(), nextPage, List.of(), List.of());
    }

    @Override
    public TimelinePage timeline(TimelineCall call) {
      calls.add(call.toString());
      TimelinePage.When when = new TimelinePage.When("birthDate", "1980", "year");
      List<TimelinePage.Entry> entries =
          versions.stream()
              .map(v -> new TimelinePage.Entry(v, v.key().type().equals("Patient") ? when : null))
              .toList();
      return new TimelinePage(entries, nextPage);
    }

    @Override
    public Abilities abilities() {
      Abilities.Parameter name = new Abilities.Parameter("name", "", "string", null);
      Abilities.Parameter birth = new Abilities.Parameter("birthdate", "", "date", null);
      return new Abilities(
          List.of(
              new Abilities.OfType("Observation", List.of(), List.of(), List.of()),
              new Abilities.OfType("Patient", List.of(name, birth), List.of(), List.of()),
              new Abilities.OfType("Practitioner", List.of(), List.of(), List.of())),
          List.of());
    }

    @Override
    public StoreStatus status() {
      return new StoreStatus(
          7, new TreeMap<>(Map.of("search", searchT)), health, new TreeMap<>(figures));
    }

    @Override
    public GraphQueries graph() {
      return new FakeGraph(calls);
    }

    @Override
    public void rebuildGraph() {
      calls.add("rebuild graph " + description.id());
    }

    @Override
    public void rebuildSearch() {
      calls.add("rebuild " + description.id());
    }

    @Override
    public void compact() {
      calls.add("compact " + description.id());
    }

    @Override
    public Written create(String type, byte[] json, @Nullable String ifNoneExist) {
      throw new UnsupportedOperationException("no command writes");
    }

    @Override
    public Written update(ResourceKey key, byte[] json, Precondition precondition) {
      throw new UnsupportedOperationException("no command writes");
    }

    @Override
    public Written delete(ResourceKey key, Precondition precondition) {
      throw new UnsupportedOperationException("no command writes");
    }

    @Override
    public BundleAnswer bundle(byte[] json) {
      throw new UnsupportedOperationException("no command writes");
    }
  }
}
