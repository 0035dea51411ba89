package health.tarn.graph.jena;

import health.tarn.spi.graph.Graph;
import health.tarn.spi.graph.GraphChange;
import health.tarn.spi.graph.GraphError;
import health.tarn.spi.graph.GraphException;
import health.tarn.spi.graph.GraphResult;
import health.tarn.spi.graph.SparqlQuery;
import health.tarn.spi.storage.Figure;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;

/** One TDB2 database. Its files grow with each transaction until they are compacted. */
final class JenaGraph implements Graph {

  private static final long SMALL = 64L << 20;

  private final TdbFolder folder;
  private final ReadWriteLock use = new ReentrantReadWriteLock();
  private DatasetGraph dataset;
  private long compactedBytes;
  private boolean closed;

  JenaGraph(TdbFolder folder) {
    this.folder = folder;
    this.dataset = folder.open();
    this.compactedBytes = folder.bytes();
  }

  @Override
  public Optional<Progress> progress() {
    return with(() -> Txn.calculateRead(dataset, () -> Marks.read(dataset)));
  }

  @Override
  public void restart(String storageIdentity) {
    alone(
        () -> {
          folder.close(dataset);
          folder.clear();
          dataset = folder.open();
          Txn.executeWrite(dataset, () -> Marks.begin(dataset, storageIdentity));
          compactedBytes = folder.bytes();
        });
  }

  @Override
  public void apply(List<GraphChange> changes, long t) {
    with(
        () -> {
          Txn.executeWrite(
              dataset,
              () -> {
                GraphWriter writer = new GraphWriter(dataset.getDefaultGraph());
                changes.forEach(writer::apply);
                Marks.reached(dataset, t);
              });
          return changes;
        });
    if (folder.bytes() > Math.max(SMALL, 2 * compactedBytes)) {
      compact();
    }
  }

  @Override
  public void query(SparqlQuery query, GraphResult result) {
    Question question = Question.of(query);
    with(
        () -> {
          question.answer(dataset, result);
          return question;
        });
  }

  @Override
  public void compact() {
    alone(
        () -> {
          DatabaseMgr.compact(dataset, true);
          compactedBytes = folder.bytes();
        });
  }

  @Override
  public List<Figure> figures() {
    return with(() -> List.of(new Figure("disk.bytes", folder.bytes())));
  }

  @Override
  public void close() {
    use.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        folder.close(dataset);
      }
    } finally {
      use.writeLock().unlock();
    }
  }

  private interface Work<T> {
    T get();
  }

  private <T> T with(Work<T> work) {
    use.readLock().lock();
    try {
      requireOpen();
      return work.get();
    } finally {
      use.readLock().unlock();
    }
  }

  /** Waits until no query is being answered. */
  private void alone(Runnable work) {
    use.writeLock().lock();
    try {
      requireOpen();
      work.run();
    } finally {
      use.writeLock().unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new GraphException(GraphError.CLOSED, "the graph was closed");
    }
  }
}
