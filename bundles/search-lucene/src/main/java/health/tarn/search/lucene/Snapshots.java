package health.tarn.search.lucene;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.AlreadyClosedException;

/**
 * The newest point in time of an index. It is made when one is asked for and something was applied
 * since the one before; all who ask meanwhile get the same.
 *
 * <p>Writers hold {@link #lock} while they apply, so that no point in time shows half a batch. Who
 * asks waits for it only if something that was applied is not shown yet; the lock is fair, so that
 * an import does not keep searches out.
 */
final class Snapshots implements AutoCloseable {

  /** A reader and what it shows. */
  private record Shown(DirectoryReader reader, long t, long generation) {}

  private final IndexWriter writer;
  private final ReentrantLock lock = new ReentrantLock(true);
  private volatile Shown shown;
  private final AtomicLong applied = new AtomicLong();
  private volatile long t;

  Snapshots(IndexWriter writer, long t) throws IOException {
    this.writer = writer;
    this.t = t;
    this.shown = new Shown(DirectoryReader.open(writer), t, 0);
  }

  ReentrantLock lock() {
    return lock;
  }

  long t() {
    return t;
  }

  /** Says that something was applied; the caller holds the lock. */
  void applied(long t) {
    this.t = t;
    applied.incrementAndGet();
  }

  /** Returns a view of all that was applied before. */
  LuceneSearchView view() throws IOException {
    if (shown.generation() != applied.get()) {
      refresh();
    }
    while (true) {
      Shown current = shown;
      if (current.reader().tryIncRef()) {
        return new LuceneSearchView(current.reader(), current.t());
      }
      if (current.generation() == shown.generation()) {
        throw new AlreadyClosedException("the index was closed");
      }
    }
  }

  private void refresh() throws IOException {
    lock.lock();
    try {
      Shown before = shown;
      if (before.generation() == applied.get()) {
        return;
      }
      DirectoryReader newer = DirectoryReader.openIfChanged(before.reader(), writer);
      if (newer == null) {
        shown = new Shown(before.reader(), t, applied.get());
        return;
      }
      shown = new Shown(newer, t, applied.get());
      before.reader().decRef();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    shown.reader().decRef();
  }
}
