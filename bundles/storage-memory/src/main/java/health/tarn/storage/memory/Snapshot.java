package health.tarn.storage.memory;

import health.tarn.spi.storage.Cursor;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Shows a list, without what is no longer there when its turn comes. */
final class Snapshot<T> implements Cursor<T> {

  private final Iterator<T> elements;
  private final Predicate<T> stillThere;
  private @Nullable T next;

  Snapshot(List<T> elements, Predicate<T> stillThere) {
    this.elements = elements.iterator();
    this.stillThere = stillThere;
  }

  @Override
  public boolean hasNext() {
    while (next == null && elements.hasNext()) {
      T candidate = elements.next();
      if (stillThere.test(candidate)) {
        next = candidate;
      }
    }
    return next != null;
  }

  @Override
  public T next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    T result = next;
    next = null;
    return result;
  }

  @Override
  public void close() {
    // It holds nothing but memory.
  }
}
