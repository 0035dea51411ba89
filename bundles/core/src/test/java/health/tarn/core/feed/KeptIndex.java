package health.tarn.core.feed;

import health.tarn.search.memory.MemorySearchEngine;
import health.tarn.spi.search.IndexChange;
import health.tarn.spi.search.SearchError;
import health.tarn.spi.search.SearchException;
import health.tarn.spi.search.SearchIndex;
import health.tarn.spi.search.SearchView;
import health.tarn.spi.storage.Figure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** An index whose content and progress outlive its closing, as on a disk. */
@NullUnmarked // A null fails the test by itself.
final class KeptIndex implements SearchIndex {
  private SearchIndex content = new MemorySearchEngine().open(Path.of("unused"));
  Optional<Progress> progress = Optional.empty();
  private String identity = "";
  int fills;
  volatile boolean closed;
  volatile boolean broken;
  volatile boolean error;
  volatile boolean full;

  KeptIndex opened() {
    closed = false;
    return this;
  }

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
    if (error) {
      throw new StackOverflowError();
    }
    return content.apply(changes, t);
  }

  @Override
  public void commit() {
    if (full) {
      throw new IllegalStateException("no space left on device");
    }
    content.commit();
    progress = Optional.of(new Progress(identity, content.t()));
  }

  @Override
  public long t() {
    return content.t();
  }

  @Override
  public SearchView view() {
    if (closed) {
      throw new SearchException(SearchError.CLOSED, "closed");
    }
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
