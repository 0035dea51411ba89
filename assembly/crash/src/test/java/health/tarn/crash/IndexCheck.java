package health.tarn.crash;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.DataStore;
import health.tarn.api.Resource;
import health.tarn.api.ResourceKey;
import health.tarn.api.SearchPage;
import health.tarn.api.query.Sort;
import health.tarn.core.feed.SharedView;
import health.tarn.core.store.OpenStore;
import health.tarn.core.store.TestLake;
import health.tarn.search.memory.MemorySearchEngine;
import health.tarn.spi.search.IndexChange;
import health.tarn.spi.search.SearchIndex;
import health.tarn.spi.search.SearchView;
import health.tarn.spi.storage.ScanScope;
import health.tarn.spi.storage.StoredVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Checks that the index shows exactly what the storage holds: each query is answered in the same
 * order by the model, which is filled from a scan of the storage.
 */
final class IndexCheck {

  private static final int ALL = 1_000_000;
  private static final List<List<Sort>> ORDERS =
      List.of(
          List.of(),
          List.of(new Sort("birthdate", Sort.Kind.DATE, true)),
          List.of(new Sort("family", Sort.Kind.STRING, false)),
          List.of(new Sort("_lastUpdated", Sort.Kind.DATE, false)));

  private final OpenStore open;
  private final DataStore store;
  private final List<StoredVersion> current;

  IndexCheck(OpenStore open, DataStore store) {
    this.open = open;
    this.store = store;
    this.current =
        StoredLog.all(open.storage().scan(new ScanScope.OfAll(), open.storage().t(), null));
  }

  /** Checks all; returns how many searches were compared. */
  int check(List<String> stamps) {
    List<Queries.Named> queries = new Queries(current, stamps).all();
    SharedView shared = open.search().view(open.storage().t());
    try (SearchIndex model = model();
        SearchView expected = model.view()) {
      SearchView found = shared.view();
      assertThat(found.t()).as("the position of the view").isEqualTo(open.storage().t());
      for (int i = 0; i < queries.size(); i++) {
        compare(queries.get(i), ORDERS.get(i % ORDERS.size()), found, expected);
      }
    } finally {
      shared.release();
    }
    checkPages("Patient");
    checkPages("Observation");
    assertThat(store.status().health()).as("complaints").isEmpty();
    return queries.size();
  }

  private SearchIndex model() {
    List<IndexChange> changes = new ArrayList<>();
    for (StoredVersion version : current) {
      changes.add(
          new IndexChange(
              version.key(),
              version.version(),
              version.at(),
              true,
              open.entries().entries(version)));
    }
    SearchIndex model = new MemorySearchEngine().open(Path.of(""));
    model.apply(changes, open.storage().t());
    return model;
  }

  private static void compare(
      Queries.Named query, List<Sort> order, SearchView found, SearchView expected) {
    List<ResourceKey> right = keys(expected, query, order);
    assertThat(keys(found, query, order)).as(query.name()).isEqualTo(right);
    assertThat(found.count(query.query())).as(query.name()).isEqualTo(right.size());
  }

  private static List<ResourceKey> keys(SearchView view, Queries.Named query, List<Sort> order) {
    return view.search(query.query(), order, ALL, null).stream().map(SearchView.Hit::key).toList();
  }

  /** Reads all resources of a type page by page, as a client does: the newest first. */
  private void checkPages(String type) {
    List<String> expected =
        current.stream()
            .filter(version -> version.key().type().equals(type))
            .sorted(
                Comparator.comparing(StoredVersion::at)
                    .reversed()
                    .thenComparing(StoredVersion::key))
            .map(version -> text(version.key(), version.version(), body(version)))
            .toList();
    List<String> listed = new ArrayList<>();
    String token = null;
    do {
      SearchPage page = TestLake.search(store, type + "?_count=500", token);
      assertThat(page.total()).isEqualTo(expected.size());
      assertThat(page.warnings()).isEmpty();
      for (SearchPage.Match match : page.matches()) {
        Resource resource = match.resource();
        byte[] json = Objects.requireNonNull(resource.json());
        listed.add(text(resource.key(), resource.version(), json));
      }
      token = page.nextPage();
    } while (token != null);
    assertThat(listed).as("all of type " + type).isEqualTo(expected);
  }

  private static byte[] body(StoredVersion version) {
    return Objects.requireNonNull(version.body());
  }

  private static String text(ResourceKey key, long version, byte[] json) {
    return key + " " + version + " " + Stamp.in(json);
  }
}
