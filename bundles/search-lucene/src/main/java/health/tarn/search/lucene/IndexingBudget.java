package health.tarn.search.lucene;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The memory that all open indexes together may buffer. Each writer could take all of it; whenever
 * the sum is above, the one that holds most writes its largest part to disk.
 */
final class IndexingBudget {

  private static final Logger log = LoggerFactory.getLogger(IndexingBudget.class);

  private final long bytes;
  private final Set<IndexWriter> writers = ConcurrentHashMap.newKeySet();

  IndexingBudget(long bytes) {
    this.bytes = bytes;
  }

  long bytes() {
    return bytes;
  }

  void join(IndexWriter writer) {
    writers.add(writer);
  }

  void leave(IndexWriter writer) {
    writers.remove(writer);
  }

  /** Brings the sum below the budget, on the caller's thread. */
  void keep(IndexWriter caller) throws IOException {
    for (int attempt = 0; attempt < writers.size(); attempt++) {
      long sum = 0;
      long most = 0;
      IndexWriter largest = caller;
      for (IndexWriter writer : writers) {
        long held = writer.isOpen() ? writer.ramBytesUsed() : 0;
        sum += held;
        if (held > most) {
          most = held;
          largest = writer;
        }
      }
      if (sum <= bytes) {
        return;
      }
      flush(largest, caller);
    }
  }

  /** Another index may close or fail meanwhile: that is told to its own callers. */
  private void flush(IndexWriter largest, IndexWriter caller) throws IOException {
    try {
      largest.flushNextBuffer();
    } catch (IOException | AlreadyClosedException e) {
      if (largest.equals(caller)) {
        throw e;
      }
      writers.remove(largest);
      log.debug("The buffer of another index could not be written", e);
    }
  }
}
