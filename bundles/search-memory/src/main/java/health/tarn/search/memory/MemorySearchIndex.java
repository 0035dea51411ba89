package health.tarn.search.memory;

import health.tarn.api.ResourceKey;
import health.tarn.spi.search.IndexChange;
import health.tarn.spi.search.IndexEntry;
import health.tarn.spi.search.SearchError;
import health.tarn.spi.search.SearchException;
import health.tarn.spi.search.SearchIndex;
import health.tarn.spi.search.SearchView;
import health.tarn.spi.storage.Figure;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A map under one lock; a view copies it, unless nothing has changed since the view before. */
final class MemorySearchIndex implements SearchIndex {

  /** What is known of one resource. */
  record Document(ResourceKey key, Instant at, List<IndexEntry> entries) {}

  private final Map<ResourceKey, Document> documents = new HashMap<>();
  private String storageIdentity = "";
  private Optional<Progress> progress = Optional.empty();
  private long t;
  private boolean closed;
  private @Nullable List<Document> snapshot;

  @Override
  public synchronized Optional<Progress> progress() {
    return progress;
  }

  @Override
  public synchronized void restart(String storageIdentity) {
    requireOpen();
    documents.clear();
    snapshot = null;
    this.storageIdentity = storageIdentity;
    progress = Optional.empty();
    t = 0;
  }

  @Override
  public synchronized List<Integer> apply(List<IndexChange> changes, long t) {
    requireOpen();
    for (IndexChange change : changes) {
      List<IndexEntry> entries = change.entries();
      if (entries == null) {
        documents.remove(change.key());
      } else {
        documents.put(change.key(), new Document(change.key(), change.at(), List.copyOf(entries)));
      }
    }
    if (!changes.isEmpty()) {
      snapshot = null;
    }
    this.t = t;
    return List.of();
  }

  @Override
  public synchronized void commit() {
    requireOpen();
    progress = t > 0 ? Optional.of(new Progress(storageIdentity, t)) : Optional.empty();
  }

  @Override
  public synchronized long t() {
    return t;
  }

  @Override
  public synchronized SearchView view() {
    requireOpen();
    if (snapshot == null) {
      snapshot = List.copyOf(documents.values());
    }
    return new MemorySearchView(t, snapshot);
  }

  @Override
  public synchronized List<Figure> figures() {
    return List.of(new Figure("resources.count", documents.size()));
  }

  @Override
  public synchronized void close() {
    closed = true;
    documents.clear();
    snapshot = null;
  }

  private void requireOpen() {
    if (closed) {
      throw new SearchException(SearchError.CLOSED, "the search index was closed");
    }
  }
}
