package health.tarn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.ResourceKey;
import health.tarn.api.query.Query;
import health.tarn.api.query.Sort;
import health.tarn.fhir.match.Matcher;
import health.tarn.spi.search.IndexChange;
import health.tarn.spi.search.IndexEntry;
import health.tarn.spi.search.SearchEngine;
import health.tarn.spi.search.SearchIndex;
import health.tarn.spi.search.SearchView;
import health.tarn.spi.storage.Cursor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An index in a folder of its own, and beside it what the index must hold. */
abstract class SearchCases {

  static final String STORAGE = "storage-1";
  static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

  /** What the index must hold of one resource. */
  record Expected(Instant at, List<IndexEntry> entries) {}

  final Map<ResourceKey, Expected> expected = new HashMap<>();
  private @Nullable SearchIndex opened;
  private @Nullable Path folder;
  private long t;

  abstract SearchEngine engine();

  @BeforeEach
  void open(@TempDir Path temporary) {
    folder = temporary.resolve("index");
    opened = engine().open(folder());
    opened.restart(STORAGE);
  }

  @AfterEach
  void close() {
    index().close();
  }

  SearchIndex index() {
    if (opened == null) {
      throw new IllegalStateException("not open");
    }
    return opened;
  }

  private Path folder() {
    if (folder == null) {
      throw new IllegalStateException("no folder yet");
    }
    return folder;
  }

  /** Closes the index without a commit, which is what a crash leaves, and opens it again. */
  void crash() {
    index().close();
    opened = engine().open(folder());
  }

  static ResourceKey key(String text) {
    return ResourceKey.parse(text);
  }

  static IndexChange change(String key, int second, boolean first, IndexEntry... entries) {
    return new IndexChange(key(key), 1, EPOCH.plusSeconds(second), first, List.of(entries));
  }

  /** Puts a resource that was last updated so many seconds after the epoch of the tests. */
  void put(String key, int second, IndexEntry... entries) {
    apply(List.of(change(key, second, false, entries)));
  }

  /** Puts an observation, all of them at one instant. */
  void put(String id, IndexEntry... entries) {
    put("Observation/" + id, 0, entries);
  }

  void delete(String key) {
    apply(List.of(new IndexChange(key(key), 2, EPOCH, false, null)));
  }

  List<Integer> apply(List<IndexChange> changes) {
    List<Integer> refused = index().apply(changes, ++t);
    changes.forEach(this::expect);
    return refused;
  }

  void expect(IndexChange change) {
    List<IndexEntry> entries = change.entries();
    if (entries == null) {
      expected.remove(change.key());
    } else {
      expected.put(change.key(), new Expected(change.at(), entries));
    }
  }

  long lastT() {
    return t;
  }

  /** Checks count, keys and search against the given ids and against the Matcher. */
  void assertFinds(Query query, String... ids) {
    assertThat(ids(matching(query))).as("by the Matcher: %s", query).containsExactlyInAnyOrder(ids);
    assertAgrees(query);
  }

  /** Checks count, keys and search against the Matcher. */
  void assertAgrees(Query query) {
    List<ResourceKey> wanted = matching(query);
    try (SearchView view = index().view()) {
      assertThat(keys(view, query))
          .as("keys: %s", query)
          .containsExactlyInAnyOrderElementsOf(wanted);
      assertThat(view.count(query)).as("count: %s", query).isEqualTo(wanted.size());
      assertThat(search(view, query, List.of()))
          .as("search: %s", query)
          .containsExactlyElementsOf(newestFirst(wanted));
    }
  }

  List<ResourceKey> matching(Query query) {
    Matcher matcher = Matcher.of(query);
    List<ResourceKey> matching = new ArrayList<>();
    expected.forEach(
        (key, value) -> {
          if (matcher.matches(key, value.at(), value.entries())) {
            matching.add(key);
          }
        });
    return matching;
  }

  private List<ResourceKey> newestFirst(List<ResourceKey> keys) {
    List<ResourceKey> sorted = new ArrayList<>(keys);
    sorted.sort(
        (a, b) -> {
          int byInstant = at(b).compareTo(at(a));
          return byInstant != 0 ? byInstant : a.compareTo(b);
        });
    return sorted;
  }

  private Instant at(ResourceKey key) {
    Expected value = expected.get(key);
    if (value == null) {
      throw new IllegalStateException("not expected: " + key);
    }
    return value.at();
  }

  static List<ResourceKey> search(SearchView view, Query query, List<Sort> order) {
    return view.search(query, order, 1000, null).stream().map(SearchView.Hit::key).toList();
  }

  static List<ResourceKey> keys(SearchView view, Query query) {
    try (Cursor<ResourceKey> cursor = view.keys(query)) {
      return drain(cursor);
    }
  }

  static <T> List<T> drain(Cursor<T> cursor) {
    List<T> all = new ArrayList<>();
    cursor.forEachRemaining(all::add);
    return all;
  }

  static List<String> ids(List<ResourceKey> keys) {
    return List.copyOf(
        keys.stream().map(ResourceKey::id).collect(Collectors.toCollection(TreeSet::new)));
  }
}
