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
import health.tarn.spi.search.SearchView;
import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Change;
import health.tarn.spi.storage.Expectation;
import health.tarn.spi.storage.Figure;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StoredVersion;
import health.tarn.storage.memory.MemoryStorageEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked // A null fails the test by itself.
class SearchProjectionTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final ExecutorService executor = Executors.newFixedThreadPool(2);
  private final KeptIndex index = new KeptIndex();
  private final KeptIndex second = new KeptIndex();
  private Storage storage;
  private String bad = "none";
  private Recipe recipe = Recipe.current(false);

  @BeforeEach
  void open() {
    storage = new MemoryStorageEngine().open(folder);
  }

  @AfterEach
  void close() {
    executor.shutdownNow();
    storage.close();
  }

  private SearchProjection projection() {
    return new SearchProjection(
        storage,
        "kept",
        place -> place.endsWith("kept-1") ? index : second,
        new IndexFolders(folder.resolve("search")),
        new Source(),
        executor,
        PATIENCE);
  }

  private final class Source implements EntrySource {
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
    SharedView view = projection.view(storage.t());
    try {
      return view.view().count(new Query.Token("p", null, value));
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
      assertThat(projection.poisoned()).containsExactly(new ResourceKey("Patient", "poison"));
      assertThat(projection.health()).hasSize(1);
    }
  }

  @Test
  void answersOnWhileAnotherIndexIsFilledAndTakesOver() {
    SearchEngine other = new MemorySearchEngine();
    try (SearchProjection projection = projection()) {
      put("a", "x");
      assertThat(found(projection, "x")).isEqualTo(1);

      projection.rebuild("memory", other);
      put("b", "x");
      assertThat(found(projection, "x")).isEqualTo(2);
      awaitHealth(projection);

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
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!projection.health().isEmpty() && System.nanoTime() < deadline) {
      projection.tick();
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(projection.health()).isEmpty();
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

  /** An index whose content and progress outlive its closing, as on a disk. */
  private static final class KeptIndex implements SearchIndex {
    private SearchIndex content = new MemorySearchEngine().open(Path.of("unused"));
    private Optional<Progress> progress = Optional.empty();
    private String identity = "";
    private int fills;
    private boolean closed;
    private boolean broken;

    @Override
    public Optional<Progress> progress() {
      return progress;
    }

    @Override
    public void restart(String storageIdentity) {
      fills++;
      identity = storageIdentity;
      content.restart(storageIdentity);
    }

    @Override
    public List<Integer> apply(List<IndexChange> changes, long t) {
      if (broken) {
        throw new IllegalStateException("the disk is gone");
      }
      return content.apply(changes, t);
    }

    @Override
    public void commit() {
      content.commit();
      progress = Optional.of(new Progress(identity, content.t()));
    }

    @Override
    public long t() {
      return content.t();
    }

    @Override
    public SearchView view() {
      return content.view();
    }

    @Override
    public List<Figure> figures() {
      return List.of();
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
