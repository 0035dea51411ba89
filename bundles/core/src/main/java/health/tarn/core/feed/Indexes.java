package health.tarn.core.feed;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.core.feed.IndexFolders.Place;
import health.tarn.spi.search.SearchEngine;
import health.tarn.spi.search.SearchIndex;
import health.tarn.spi.storage.Storage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens the search indexes of one data store, and removes them. */
public final class Indexes {

  private final Storage storage;
  private final IndexFolders folders;
  private final Function<String, @Nullable SearchEngine> engines;
  private final FollowerPools pools;
  private final HintBudget budget;

  /**
   * @param engines gives an engine by its name; null if it is not there
   */
  public Indexes(
      Storage storage,
      IndexFolders folders,
      Function<String, @Nullable SearchEngine> engines,
      FollowerPools pools,
      HintBudget budget) {
    this.storage = storage;
    this.folders = folders;
    this.engines = engines;
    this.pools = pools;
    this.budget = budget;
  }

  Storage storage() {
    return storage;
  }

  @Nullable SearchEngine engine(String name) {
    return engines.apply(name);
  }

  /** Returns an engine, or throws UNAVAILABLE. */
  SearchEngine required(String name) {
    SearchEngine engine = engines.apply(name);
    if (engine == null) {
      throw new LakeException(Problem.UNAVAILABLE, "the search engine '" + name + "' is not there");
    }
    return engine;
  }

  /**
   * Opens the index that served last, if its engine is there, or a new one of the engine that is
   * wanted; removes what else lies there.
   */
  OpenIndex openServing(String wanted, EntrySource entries) {
    Place place = folders.serving();
    if (place == null || engine(place.engine()) == null) {
      required(wanted);
      place = folders.next(wanted, entries.recipe());
      folders.serve(place);
    }
    folders.deleteAllBut(place);
    return open(place, entries);
  }

  /** Opens a new index, which serves when it is told to. */
  OpenIndex begin(String engine, EntrySource entries) {
    return open(folders.next(engine, entries.recipe()), entries);
  }

  OpenIndex open(Place place, EntrySource entries) {
    SearchIndex index = required(place.engine()).open(place.folder());
    try {
      return new OpenIndex(
          place,
          new IndexFollower(
              storage,
              index,
              entries.like(place.recipe()),
              new Poisoned(place.poisoned()),
              pools,
              budget));
    } catch (RuntimeException e) {
      index.close();
      throw e;
    }
  }

  void serve(Place place) {
    folders.serve(place);
  }

  /** Closes an index for good, and deletes it. */
  void remove(OpenIndex index) {
    try {
      index.follower().discard();
    } finally {
      folders.delete(index.place());
    }
  }
}
