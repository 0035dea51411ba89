package health.tarn.crash;

import static health.tarn.testkit.KilledProcess.say;

import health.tarn.spi.search.IndexChange;
import health.tarn.spi.search.SearchEngine;
import health.tarn.spi.search.SearchIndex;
import health.tarn.spi.search.SearchView;
import health.tarn.spi.storage.Figure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Says what becomes of the indexes of another engine, so that they can be hit in the middle of it,
 * and makes them durable far more often than the core asks for in so short a life.
 */
final class TellingSearchEngine implements SearchEngine {

  private final SearchEngine engine;
  private final Random random;
  private final int appliesPerCommit;

  TellingSearchEngine(SearchEngine engine, long seed, int appliesPerCommit) {
    this.engine = engine;
    this.random = new Random(seed);
    this.appliesPerCommit = appliesPerCommit;
  }

  @Override
  public SearchIndex open(Path folder) {
    String name = folder.getFileName().toString();
    SearchIndex index = engine.open(folder);
    say("index " + name + " " + index.progress().map(SearchIndex.Progress::t).orElse(0L));
    return new Telling(index, name);
  }

  private final class Telling implements SearchIndex {

    private final SearchIndex index;
    private final String name;
    private volatile long shown = -1;

    Telling(SearchIndex index, String name) {
      this.index = index;
      this.name = name;
    }

    @Override
    public Optional<Progress> progress() {
      return index.progress();
    }

    @Override
    public void restart(String storageIdentity) {
      say("filling " + name);
      index.restart(storageIdentity);
    }

    @Override
    public List<Integer> apply(List<IndexChange> changes, long t) {
      List<Integer> refused = index.apply(changes, t);
      if (t > 0 && random.nextInt(appliesPerCommit) == 0) {
        commit();
      }
      return refused;
    }

    @Override
    public void commit() {
      long t = index.t();
      say("committing " + name + " " + t);
      index.commit();
      say("committed " + name + " " + t);
    }

    @Override
    public long t() {
      return index.t();
    }

    @Override
    public SearchView view() {
      if (shown != index.t()) {
        shown = index.t();
        say("refreshing " + name);
      }
      return index.view();
    }

    @Override
    public List<Figure> figures() {
      return index.figures();
    }

    @Override
    public void close() {
      say("closing " + name);
      index.close();
    }
  }
}
