package health.tarn.core.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.LakeException;
import health.tarn.api.ResourceKey;
import health.tarn.api.query.Query;
import health.tarn.search.memory.MemorySearchEngine;
import health.tarn.spi.search.IndexChange;
import health.tarn.spi.search.IndexEntry;
import health.tarn.spi.search.SearchEngine;
import health.tarn.spi.search.SearchIndex;
import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Change;
import health.tarn.spi.storage.Expectation;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StoredVersion;
import health.tarn.storage.memory.MemoryStorageEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked // A null fails the test by itself.
class SearchProjectionTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final FollowerPools pools = new FollowerPools(2);
  private final HintBudget budget = new HintBudget(1_000_000);
  private final Map<String, SearchEngine> engines = new ConcurrentHashMap<>();
  private final KeptIndex index = new KeptIndex();
  private final KeptIndex second = new KeptIndex();
  private Storage storage;
  private volatile String bad = "none";
  private Recipe recipe = Recipe.current(false);

  @BeforeEach
  void open() {
    storage = new MemoryStorageEngine().open(folder);
    engines.put("kept", place -> (place.endsWith("kept-1") ? index : second).opened());
    engines.put("memory", new MemorySearchEngine());
  }

  @AfterEach
  void close() {
    pools.close();
    storage.close();
  }

  private SearchProjection projection() {
    return projection("kept");
  }

  private SearchProjection projection(String engine) {
    IndexFolders folders = new IndexFolders(folder.resolve("search"));
    Indexes indexes = new Indexes(storage, folders, engines::get, pools, budget);
    return new SearchProjection(indexes, engine, new Source(recipe), PATIENCE);
  }

  private final class Source implements EntrySource {
    private final Recipe recipe;

    Source(Recipe recipe) {
      this.recipe = recipe;
    }

    @Override
    public EntrySource like(Recipe other) {
      return new Source(other);
    }

    @Override
    public List<IndexEntry> entries(StoredVersion version) {
      if (version.key().id().equals(bad)) {
        throw new IllegalStateException("cannot be read");
      }
      return List.of(new IndexEntry.Token("p", "", new String(version.body(), UTF_8)));
    }

    @Override
    public Recipe recipe() {
      return recipe;
    }
  }

  /** Stores without telling the projection. */
  private void put(String id, String value) {
    storage
        .append(
            Batch.of(
                Change.put(new ResourceKey("Patient", id), value.getBytes(UTF_8), Expectation.ANY)))
        .join();
  }

  private long found(SearchProjection projection, String value) {
    return count(projection, new Query.Token("p", null, value));
  }

  private long count(SearchProjection projection, Query query) {
    SharedView view = projection.view(storage.t());
    try {
      return view.view().count(query);
    } finally {
      view.release();
    }
  }

  @Test
  void readsTheLogWhereItWasNotTold() {
    try (SearchProjection projection = projection()) {
      put("a", "x");
      put("b", "x");
      put("a", "y");

      assertThat(found(projection, "x")).isEqualTo(1);
      assertThat(found(projection, "y")).isEqualTo(1);
    }
  }

  @Test
  void goesOnFromWhatWasDurable() {
    try (SearchProjection projection = projection()) {
      put("a", "x");
      assertThat(found(projection, "x")).isEqualTo(1);
    }
    int fills = index.fills;
    put("b", "x");
    try (SearchProjection projection = projection()) {
      assertThat(found(projection, "x")).isEqualTo(2);
      assertThat(index.fills).isEqualTo(fills);
    }
  }

  @Test
  void isFilledAgainWhenItIsAheadForeignOrDamaged() {
    put("a", "x");
    List<Optional<SearchIndex.Progress>> unusable =
        List.of(
            Optional.of(new SearchIndex.Progress(storage.identity(), storage.t() + 5)),
            Optional.of(new SearchIndex.Progress("another", storage.t())),
            Optional.empty());
    for (Optional<SearchIndex.Progress> progress : unusable) {
      index.progress = progress;
      int fills = index.fills;
      try (SearchProjection projection = projection()) {
        assertThat(found(projection, "x")).isEqualTo(1);
        assertThat(index.fills).isEqualTo(fills + 1);
      }
    }
  }

  @Test
  void skipsWhatCannotBeReadAndSaysSo() {
    bad = "poison";
    try (SearchProjection projection = projection()) {
      put("a", "x");
      put("poison", "x");
      put("b", "x");

      assertThat(found(projection, "x")).isEqualTo(2);
      assertThat(count(projection, new Query.Not(new Query.Token("p", null, "y")))).isEqualTo(2);
      assertThat(projection.poisoned()).containsExactly(new ResourceKey("Patient", "poison"));
      assertThat(projection.health()).hasSize(1);
    }
  }

  @Test
  void answersOnWhileAnotherIndexIsFilledAndTakesOver() {
    try (SearchProjection projection = projection()) {
      put("a", "x");
      assertThat(found(projection, "x")).isEqualTo(1);

      projection.use("memory", new Source(recipe));
      put("b", "x");
      assertThat(found(projection, "x")).isEqualTo(2);
      awaitHealth(projection);
      await(() -> index.closed);

      assertThat(index.closed).isTrue();
      assertThat(found(projection, "x")).isEqualTo(2);
    }
  }

  @Test
  void isReplacedWhenItWasFilledByAnotherRecipe() {
    recipe = new Recipe(0, false);
    try (SearchProjection projection = projection()) {
      put("a", "x");
      assertThat(found(projection, "x")).isEqualTo(1);
    }
    recipe = Recipe.current(true);
    try (SearchProjection projection = projection()) {
      assertThat(projection.recipe()).isEqualTo(new Recipe(0, false));
      awaitHealth(projection);

      assertThat(projection.recipe()).isEqualTo(recipe);
      assertThat(second.fills).isEqualTo(1);
      assertThat(found(projection, "x")).isEqualTo(1);
    }
    try (SearchProjection projection = projection()) {
      assertThat(projection.health()).isEmpty();
      assertThat(found(projection, "x")).isEqualTo(1);
      assertThat(second.fills).isEqualTo(1);
    }
  }

  private static void awaitHealth(SearchProjection projection) {
    await(
        () -> {
          projection.tick();
          return projection.health().isEmpty() && projection.isAtRest();
        });
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void anotherEngineIsFilledBesideTheOneThatServedWhenTheStoreIsOpenedAgain() {
    put("a", "x");
    try (SearchProjection projection = projection()) {
      assertThat(found(projection, "x")).isEqualTo(1);
    }
    int fills = index.fills;
    try (SearchProjection projection = projection("memory")) {
      assertThat(projection.isAtRest()).isFalse();
      assertThat(found(projection, "x")).isEqualTo(1);
      assertThat(index.fills).as("it still serves").isEqualTo(fills);
      awaitHealth(projection);
      await(() -> index.closed);
      assertThat(found(projection, "x")).isEqualTo(1);
    }
  }

  @Test
  void anIndexThatFailedIsOpenedAgainAndGoesOn() {
    try (SearchProjection projection = projection()) {
      put("a", "x");
      assertThat(found(projection, "x")).isEqualTo(1);
      index.broken = true;
      put("b", "x");
      assertThatThrownBy(() -> projection.view(storage.t())).hasMessageContaining("stands still");
      index.broken = false;

      awaitHealth(projection);
      assertThat(found(projection, "x")).isEqualTo(2);
    }
  }

  @Test
  void anErrorStopsTheWorkAsAnExceptionDoesAndCloses() {
    SearchProjection projection = projection();
    index.error = true;
    put("a", "x");
    assertThatThrownBy(() -> projection.view(storage.t())).hasMessageContaining("stands still");
    index.closed = false;
    projection.close();
    assertThat(index.closed).isTrue();
  }

  @Test
  void anIndexIsClosedThoughItsCommitFails() {
    SearchProjection projection = projection();
    put("a", "x");
    assertThat(found(projection, "x")).isEqualTo(1);
    index.full = true;
    assertThatThrownBy(projection::close).hasMessage("no space left on device");
    assertThat(index.closed).isTrue();
  }

  @Test
  void anEngineThatGoesAndComesBackServesAgain() {
    try (SearchProjection projection = projection()) {
      put("a", "x");
      assertThat(found(projection, "x")).isEqualTo(1);
      SearchEngine engine = engines.remove("kept");
      projection.release("kept");
      assertThat(index.closed).isTrue();
      assertThatThrownBy(() -> projection.view(storage.t())).isInstanceOf(LakeException.class);
      assertThat(projection.health()).singleElement().asString().contains("'kept' is gone");

      engines.put("kept", engine);
      put("b", "x");
      awaitHealth(projection);
      assertThat(found(projection, "x")).isEqualTo(2);
    }
  }

  @Test
  void hintsOfAnotherRecipeAreNotTaken() {
    try (SearchProjection projection = projection()) {
      put("a", "x");
      assertThat(found(projection, "x")).isEqualTo(1);
      long before = storage.t();
      put("b", "right");
      IndexEntry wrong = new IndexEntry.Token("p", "", "wrong");
      IndexChange change =
          new IndexChange(new ResourceKey("Patient", "b"), 1, Instant.EPOCH, true, List.of(wrong));
      projection.offer(new Hint(before, storage.t(), Recipe.current(true), 10, List.of(change)));

      assertThat(found(projection, "right")).isEqualTo(1);
      assertThat(found(projection, "wrong")).isZero();
    }
  }

  @Test
  void whatIsMissingIsRememberedUntilItIsMended() {
    bad = "poison";
    try (SearchProjection projection = projection()) {
      put("poison", "x");
      assertThat(found(projection, "x")).isZero();
    }
    try (SearchProjection projection = projection()) {
      assertThat(projection.poisoned()).containsExactly(new ResourceKey("Patient", "poison"));
      bad = "none";
      put("poison", "y");
      assertThat(found(projection, "y")).isEqualTo(1);
      assertThat(projection.poisoned()).isEmpty();
    }
  }

  @Test
  void searchesGoOnWhileIndexesTakeOver() {
    put("a", "x");
    try (SearchProjection projection = projection("memory")) {
      for (int i = 0; i < 50; i++) {
        projection.rebuild();
        for (int j = 0; j < 5; j++) {
          projection.tick();
          assertThat(found(projection, "x")).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void aSearchThatWouldWaitTooLongIsToldHowFarTheIndexIs() {
    index.broken = true;
    put("a", "x");
    try (SearchProjection projection = projection()) {
      assertThatThrownBy(() -> projection.view(storage.t()))
          .isInstanceOf(LakeException.class)
          .hasMessageContaining("stands still");
      assertThat(projection.health()).isNotEmpty();
    }
  }
}
