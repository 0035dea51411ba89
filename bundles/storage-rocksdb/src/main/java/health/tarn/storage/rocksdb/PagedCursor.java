package health.tarn.storage.rocksdb;

import health.tarn.spi.storage.Cursor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads page after page, and holds nothing of the database in between.
 *
 * <p>What a cursor shows is fixed by a position of the log, not by a snapshot of RocksDB. So a slow
 * reader keeps no files alive, and an erasure need not wait for it: it only lets the cursor drop
 * the page that was read before.
 */
final class PagedCursor<T> implements Cursor<T> {

  /** Reads what follows an element, or the first page if it is null; empty at the end. */
  interface Pages<T> {
    List<T> after(@Nullable T last);
  }

  private final Pages<T> pages;
  private final LongSupplier erasures;
  private final Deque<T> page = new ArrayDeque<>();
  private @Nullable T last;
  private @Nullable T announced;
  private long erasuresSeen;
  private boolean ended;

  /**
   * @param erasures how many erasures there were
   */
  PagedCursor(Pages<T> pages, LongSupplier erasures) {
    this.pages = pages;
    this.erasures = erasures;
  }

  @Override
  public boolean hasNext() {
    if (announced == null) {
      announced = read();
    }
    return announced != null;
  }

  private @Nullable T read() {
    long now = erasures.getAsLong();
    if (now != erasuresSeen) {
      erasuresSeen = now;
      page.clear();
    }
    if (page.isEmpty() && !ended) {
      page.addAll(pages.after(last));
      ended = page.isEmpty();
    }
    return page.poll();
  }

  @Override
  public T next() {
    T next = hasNext() ? announced : null;
    if (next == null) {
      throw new NoSuchElementException();
    }
    announced = null;
    last = next;
    return next;
  }

  @Override
  public void close() {
    announced = null;
    page.clear();
    ended = true;
  }
}
