package health.tarn.core.feed;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import health.tarn.core.feed.IndexFolders.Place;
import health.tarn.spi.search.SearchException;
import health.tarn.spi.storage.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The search index of one data store: one that serves, and while the data store wants another
 * engine, another recipe or a rebuild, a second one that is filled beside it and takes over when it
 * has caught up. {@link #tick} brings what serves nearer to what is wanted, and opens again what
 * has failed.
 */
public final class SearchProjection implements Feed, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SearchProjection.class);

  private final Indexes indexes;
  private final Duration patience;
  private final Views views = new Views();
  private final BackOff backOff = new BackOff();

  private volatile OpenIndex serving;
  private volatile @Nullable OpenIndex successor;
  private volatile boolean closed;
  private String wantedEngine;
  private EntrySource wantedEntries;
  private boolean rebuildWanted;

  /**
   * Opens the index that served last, or fills a new one; one of another engine or recipe than is
   * wanted answers until its successor is filled.
   *
   * @param patience how long a search waits for its {@code t}
   * @throws LakeException with {@link Problem#UNAVAILABLE} if the engine is not there
   */
  public SearchProjection(Indexes indexes, String engine, EntrySource entries, Duration patience) {
    this.indexes = indexes;
    this.patience = patience;
    this.wantedEngine = engine;
    this.wantedEntries = entries;
    this.serving = indexes.openServing(engine, entries);
    tick();
  }

  @Override
  public void offer(Hint hint) {
    serving.follower().offer(hint);
    OpenIndex next = successor;
    if (next != null) {
      next.follower().offer(hint);
    }
  }

  /** Called now and then: commits what is due, lets a successor take over, repairs. */
  public synchronized void tick() {
    if (closed) {
      return;
    }
    serving.follower().schedule();
    if (serving.follower().failure() != null) {
      openAgain();
    }
    OpenIndex next = successor;
    if (next == null) {
      beginIfWanted();
    } else if (next.follower().failure() != null) {
      dropSuccessor();
      backOff.failed();
    } else {
      next.follower().schedule();
      if (!next.follower().filling() && next.follower().t() >= serving.follower().t()) {
        takeOver(next);
      }
    }
  }

  /** An index that stands still is closed, and opened as it was when it last was durable. */
  private void openAgain() {
    Place place = serving.place();
    if (!backOff.isOver() || indexes.engine(place.engine()) == null) {
      return;
    }
    views.drop();
    try {
      serving.follower().discard();
    } catch (RuntimeException e) {
      log.warn("The search index of engine {} cannot be closed well", place.engine(), e);
    }
    try {
      serving = indexes.open(place, wantedEntries);
      serving.follower().schedule();
      backOff.succeeded();
      log.info("The search index of engine {} is open again", place.engine());
    } catch (RuntimeException e) {
      log.warn("The search index of engine {} cannot be opened again", place.engine(), e);
      backOff.failed();
    }
  }

  private void beginIfWanted() {
    if (isAnotherWanted() && backOff.isOver() && indexes.engine(wantedEngine) != null) {
      try {
        OpenIndex next = indexes.begin(wantedEngine, wantedEntries);
        rebuildWanted = false;
        successor = next;
        next.follower().schedule();
      } catch (RuntimeException e) {
        log.warn("A new search index of engine {} cannot be begun", wantedEngine, e);
        backOff.failed();
      }
    }
  }

  private boolean isAnotherWanted() {
    Place place = serving.place();
    return rebuildWanted
        || !place.engine().equals(wantedEngine)
        || !place.recipe().equals(wantedEntries.recipe());
  }

  private void dropSuccessor() {
    OpenIndex next = successor;
    if (next == null) {
      return;
    }
    successor = null;
    rebuildWanted = true;
    try {
      indexes.remove(next);
    } catch (RuntimeException e) {
      log.warn("What was left of a search index cannot be removed", e);
    }
  }

  private void takeOver(OpenIndex next) {
    indexes.serve(next.place());
    OpenIndex old = serving;
    serving = next;
    successor = null;
    views.drop();
    backOff.succeeded();
    log.info("A new search index of engine {} serves", next.place().engine());
    indexes.remove(old);
  }

  /** Begins to fill a new index; the old one answers until it has caught up. */
  public synchronized void rebuild() {
    indexes.required(wantedEngine);
    dropSuccessor();
    rebuildWanted = true;
    backOff.succeeded();
    tick();
  }

  /** Wants another engine or recipe from now on. */
  public synchronized void use(String engine, EntrySource entries) {
    if (!wantedEngine.equals(engine) || !wantedEntries.recipe().equals(entries.recipe())) {
      wantedEngine = engine;
      wantedEntries = entries;
      dropSuccessor();
      rebuildWanted = false;
      backOff.succeeded();
      tick();
    }
  }

  /** Lets go of an engine that goes away; its index is opened again when it is back. */
  public synchronized void release(String engine) {
    OpenIndex next = successor;
    if (next != null && next.place().engine().equals(engine)) {
      dropSuccessor();
    }
    if (serving.place().engine().equals(engine)) {
      views.drop();
      IndexFollower follower = serving.follower();
      try {
        follower.close();
      } finally {
        follower.fail(new IllegalStateException("the search engine '" + engine + "' is gone"));
      }
    }
  }

  /**
   * Returns a point in time that shows everything up to a position.
   *
   * @throws LakeException with {@link Problem#UNAVAILABLE} if the index does not get there in time
   */
  public SharedView view(long t) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      IndexFollower asked = serving.follower();
      Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      boolean reached = asked.await(t, left);
      if (reached) {
        try {
          return views.of(asked);
        } catch (SearchException e) {
          if (asked == serving.follower()) {
            asked.fail(e);
          }
        }
      }
      if (asked == serving.follower()) {
        throw Lag.of(asked, t);
      }
    }
  }

  /** Returns the recipe of the index that answers now. */
  public Recipe recipe() {
    return serving.place().recipe();
  }

  /** Tells whether nothing is left to do until the next commit. */
  public synchronized boolean isAtRest() {
    IndexFollower follower = serving.follower();
    return successor == null
        && !isAnotherWanted()
        && follower.failure() == null
        && follower.await(indexes.storage().t(), Duration.ZERO);
  }

  /** Lets a bulk writer wait while the index lags by very much. */
  public void throttle(Duration limit) {
    serving.follower().throttle(limit);
  }

  public long t() {
    return serving.follower().t();
  }

  /** Returns the resources that searches may miss. */
  public Set<ResourceKey> poisoned() {
    return serving.follower().poisoned().keys();
  }

  /** Returns one line for each thing that a person should look at. */
  public List<String> health() {
    List<String> lines = new ArrayList<>();
    IndexFollower follower = serving.follower();
    Throwable failure = follower.failure();
    if (failure != null) {
      lines.add("the search index stands still at " + follower.t() + ": " + failure.getMessage());
    } else if (follower.filling()) {
      lines.add("the search index is being filled, " + follower.filled() + " resources so far");
    }
    if (!follower.poisoned().isEmpty()) {
      lines.add(follower.poisoned().keys().size() + " resources may be missed by searches");
    }
    OpenIndex next = successor;
    if (next != null) {
      lines.add(
          "a new search index ("
              + next.place().engine()
              + ") is being filled, "
              + next.follower().filled()
              + " resources so far");
    }
    return lines;
  }

  public List<Figure> figures() {
    return serving.follower().failure() == null ? serving.follower().index().figures() : List.of();
  }

  @Override
  public synchronized void close() {
    closed = true;
    views.drop();
    try {
      dropSuccessor();
    } finally {
      serving.follower().close();
    }
  }
}
