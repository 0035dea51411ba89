package health.tarn.core.feed;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import health.tarn.spi.search.IndexEntry;
import health.tarn.spi.search.SearchEngine;
import health.tarn.spi.storage.Figure;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StoredVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The search index of one data store: one that serves, and while it is rebuilt or its engine is
 * swapped, a second one that is filled beside it and takes over when it has caught up.
 */
public final class SearchProjection implements Feed, AutoCloseable {

  private final Storage storage;
  private volatile EntrySource source;
  private final Executor executor;
  private final IndexFolders folders;
  private final Duration patience;

  private volatile IndexFollower serving;
  private volatile @Nullable Successor successor;
  private @Nullable SharedView current;
  private @Nullable IndexFollower currentOf;

  private record Successor(IndexFollower follower, String engine, Path folder, Recipe recipe) {}

  /**
   * Opens the index that served last, or fills a new one; one that was filled by another recipe
   * than the source's answers until its successor is filled.
   *
   * @param patience how long a search waits for its {@code t}
   */
  public SearchProjection(
      Storage storage,
      String engineName,
      SearchEngine engine,
      IndexFolders folders,
      EntrySource source,
      Executor executor,
      Duration patience) {
    this.storage = storage;
    this.source = source;
    this.executor = executor;
    this.folders = folders;
    this.patience = patience;
    Path folder = folders.serving(engineName, source.recipe());
    this.serving = new IndexFollower(storage, engine.open(folder), this::entries, executor);
    serving.schedule();
    if (!folders.recipe().equals(source.recipe())) {
      rebuild(engineName, engine);
    }
  }

  private List<IndexEntry> entries(StoredVersion version) {
    return source.entries(version);
  }

  /** Returns the recipe of the index that answers now. */
  public Recipe recipe() {
    return folders.recipe();
  }

  /** Tells whether nothing is left to do until the next commit. */
  public boolean isAtRest() {
    return successor == null && !serving.filling() && serving.t() >= storage.t();
  }

  @Override
  public void offer(Hint hint) {
    serving.offer(hint);
    Successor next = successor;
    if (next != null && !next.follower().filling()) {
      next.follower().offer(hint);
    }
  }

  /** Called now and then: commits what is due, and lets a successor take over. */
  public void tick() {
    serving.schedule();
    Successor next = successor;
    if (next != null) {
      next.follower().schedule();
      if (next.follower().t() > 0 && next.follower().t() >= serving.t()) {
        takeOver(next);
      }
    }
  }

  /** Computes entries in another way from now on; a rebuild brings them to older resources. */
  public void use(EntrySource entries) {
    source = entries;
  }

  /** Begins to fill a new index; the old one answers until it has caught up. */
  public synchronized void rebuild(String engineName, SearchEngine engine) {
    Successor before = successor;
    if (before != null) {
      successor = null;
      before.follower().close();
      folders.delete(before.folder());
    }
    Path folder = folders.next(engineName);
    IndexFollower follower =
        new IndexFollower(storage, engine.open(folder), this::entries, executor);
    successor = new Successor(follower, engineName, folder, source.recipe());
    follower.schedule();
  }

  private synchronized void takeOver(Successor next) {
    Successor waiting = successor;
    if (waiting == null || waiting.follower() != next.follower()) {
      return;
    }
    IndexFollower old = serving;
    Path oldFolder = folders.current();
    serving = next.follower();
    successor = null;
    folders.serve(next.engine(), next.folder(), next.recipe());
    dropCurrent();
    old.close();
    folders.delete(oldFolder);
  }

  /**
   * Returns a point in time that shows everything up to a position.
   *
   * @throws LakeException with {@link Problem#UNAVAILABLE} if the index does not get there in time
   */
  public SharedView view(long t) {
    IndexFollower follower = serving;
    if (!follower.await(t, patience)) {
      follower = serving;
      if (!follower.await(t, Duration.ZERO)) {
        throw behind(follower, t);
      }
    }
    return shared(follower);
  }

  private synchronized SharedView shared(IndexFollower follower) {
    SharedView known = current;
    if (known != null
        && currentOf == follower
        && known.view().t() == follower.index().t()
        && known.retain()) {
      return known;
    }
    dropCurrent();
    SharedView fresh = new SharedView(follower.index().view());
    fresh.retain();
    current = fresh;
    currentOf = follower;
    return fresh;
  }

  private void dropCurrent() {
    SharedView known = current;
    current = null;
    if (known != null) {
      known.release();
    }
  }

  private static LakeException behind(IndexFollower follower, long t) {
    RuntimeException failure = follower.failure();
    if (failure != null) {
      return new LakeException(
          Problem.UNAVAILABLE,
          "the search index stands still at " + follower.t() + "; rebuild it",
          failure);
    }
    String how =
        follower.filling()
            ? "is being filled, " + follower.filled() + " resources so far"
            : "is at " + follower.t() + " of " + t;
    return LakeException.retryLater(
        Problem.UNAVAILABLE, "the search index " + how + "; try again", Duration.ofSeconds(5));
  }

  /** Lets a bulk writer wait while the index lags by very much. */
  public void throttle(Duration limit) {
    serving.throttle(limit);
  }

  /** Waits until the index has reached a position; false if it did not in time. */
  public boolean await(long t, Duration limit) {
    return serving.await(t, limit);
  }

  public long t() {
    return serving.t();
  }

  /** Returns the resources that searches may miss. */
  public Set<ResourceKey> poisoned() {
    return serving.poisoned();
  }

  /** Returns one line for each thing that a person should look at. */
  public List<String> health() {
    List<String> lines = new ArrayList<>();
    IndexFollower follower = serving;
    if (follower.failure() != null) {
      lines.add("the search index stands still at " + follower.t() + ": tarn:rebuild search");
    }
    if (follower.filling()) {
      lines.add("the search index is being filled, " + follower.filled() + " resources so far");
    }
    if (!follower.poisoned().isEmpty()) {
      lines.add(follower.poisoned().size() + " resources cannot be indexed and are not found");
    }
    Successor next = successor;
    if (next != null) {
      lines.add(
          "a new search index ("
              + next.engine()
              + ") is being filled, "
              + next.follower().filled()
              + " resources so far");
    }
    return lines;
  }

  public List<Figure> figures() {
    return serving.index().figures();
  }

  @Override
  public synchronized void close() {
    dropCurrent();
    Successor next = successor;
    if (next != null) {
      next.follower().close();
      folders.delete(next.folder());
    }
    serving.close();
  }
}
