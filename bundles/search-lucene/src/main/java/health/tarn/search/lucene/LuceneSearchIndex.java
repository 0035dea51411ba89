package health.tarn.search.lucene;

import health.tarn.spi.search.IndexChange;
import health.tarn.spi.search.SearchError;
import health.tarn.spi.search.SearchException;
import health.tarn.spi.search.SearchIndex;
import health.tarn.spi.search.SearchView;
import health.tarn.spi.storage.Figure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NRTCachingDirectory;

/** An index on disk: one writer, and the newest of its points in time. */
final class LuceneSearchIndex implements SearchIndex {

  private static final double MEGABYTE = 1 << 20;
  private static final double MOST_BUFFER = 2000;
  private static final double MOST_CACHED_SEGMENT = 2;
  private static final double MOST_CACHED = 8;

  private final Directory directory;
  private final IndexWriter writer;
  private final Snapshots snapshots;
  private final IndexingBudget budget;
  private final BatchWriter batches;
  private volatile Optional<Progress> progress;
  private String storageIdentity;
  private volatile boolean closed;

  private LuceneSearchIndex(
      IndexFolder folder,
      Directory directory,
      IndexWriter writer,
      IndexingBudget budget,
      Lanes lanes)
      throws IOException {
    this.directory = directory;
    this.writer = writer;
    this.budget = budget;
    this.batches = new BatchWriter(writer, lanes);
    this.progress = folder.progress();
    this.storageIdentity = progress.map(Progress::storageIdentity).orElse("");
    this.snapshots = new Snapshots(writer, progress.map(Progress::t).orElse(0L));
    budget.join(writer);
  }

  static LuceneSearchIndex open(IndexFolder folder, IndexingBudget budget, Lanes lanes) {
    return Failure.translate(
        "open",
        () -> {
          // Segments of a few resources, made for one search, live and die in memory.
          Directory directory =
              new NRTCachingDirectory(folder.directory(), MOST_CACHED_SEGMENT, MOST_CACHED);
          boolean opened = false;
          try {
            IndexWriter writer = new IndexWriter(directory, config(budget));
            opened = true;
            return new LuceneSearchIndex(folder, directory, writer, budget, lanes);
          } finally {
            if (!opened) {
              directory.close();
            }
          }
        });
  }

  private static IndexWriterConfig config(IndexingBudget budget) {
    ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
    merges.disableAutoIOThrottle();
    return new IndexWriterConfig(null)
        .setIndexSort(new Sort(new SortField(Fields.AT, SortField.Type.LONG, true)))
        .setRAMBufferSizeMB(Math.min(budget.bytes() / MEGABYTE, MOST_BUFFER))
        .setMergePolicy(new TieredMergePolicy())
        .setMergeScheduler(merges)
        .setCommitOnClose(false);
  }

  @Override
  public Optional<Progress> progress() {
    return progress;
  }

  @Override
  public void restart(String storageIdentity) {
    locked(
        "restart",
        () -> {
          writer.deleteAll();
          this.storageIdentity = storageIdentity;
          snapshots.applied(0);
          return write(0);
        });
  }

  @Override
  public List<Integer> apply(List<IndexChange> changes, long t) {
    return locked(
        "apply changes",
        () -> {
          List<Integer> refused = batches.write(changes);
          snapshots.applied(t);
          budget.keep(writer);
          return refused;
        });
  }

  /**
   * Without the lock of those who apply: it is the same thread, and searches need not wait until
   * the files are on the disk. Buffers are written by all lanes first, since the commit itself
   * writes them one after the other.
   */
  @Override
  public void commit() {
    requireOpen();
    Failure.translate(
        "commit",
        () -> {
          batches.flush();
          return write(snapshots.t());
        });
  }

  private Optional<Progress> write(long t) throws IOException {
    writer.setLiveCommitData(IndexFolder.commitData(storageIdentity, t).entrySet());
    writer.commit();
    progress = t > 0 ? Optional.of(new Progress(storageIdentity, t)) : Optional.empty();
    return progress;
  }

  @Override
  public long t() {
    return snapshots.t();
  }

  @Override
  public SearchView view() {
    requireOpen();
    return Failure.translate("take a view", snapshots::view);
  }

  @Override
  public List<Figure> figures() {
    requireOpen();
    return Failure.translate(
        "tell its figures",
        () -> {
          long bytes = 0;
          for (String file : directory.listAll()) {
            bytes += directory.fileLength(file);
          }
          List<Figure> figures = new ArrayList<>();
          figures.add(new Figure("resources.count", writer.getDocStats().numDocs));
          figures.add(new Figure("disk.bytes", bytes));
          figures.add(new Figure("buffer.bytes", writer.ramBytesUsed()));
          figures.add(new Figure("merging.count", writer.hasPendingMerges() ? 1 : 0));
          return List.copyOf(figures);
        });
  }

  @Override
  public void close() {
    ReentrantLock lock = snapshots.lock();
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      budget.leave(writer);
      Failure.translate(
          "close",
          () -> {
            try (Directory files = directory;
                Snapshots shown = snapshots) {
              writer.rollback();
              return files != null && shown != null;
            }
          });
    } finally {
      lock.unlock();
    }
  }

  private <T> T locked(String what, Failure.Call<T> call) {
    ReentrantLock lock = snapshots.lock();
    lock.lock();
    try {
      requireOpen();
      return Failure.translate(what, call);
    } finally {
      lock.unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new SearchException(SearchError.CLOSED, "the search index was closed");
    }
  }
}
