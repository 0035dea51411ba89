package health.tarn.search.lucene;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.index.IndexReader;

/** One reference of a reader, given back once. */
final class Held implements AutoCloseable {

  private final IndexReader reader;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param reader whose reference this takes over
   */
  Held(IndexReader reader) {
    this.reader = reader;
  }

  /** Takes a further reference. */
  Held share() {
    reader.incRef();
    return new Held(reader);
  }

  boolean isClosed() {
    return closed.get();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      Failure.translate(
          "let go of its files",
          () -> {
            reader.decRef();
            return true;
          });
    }
  }
}
