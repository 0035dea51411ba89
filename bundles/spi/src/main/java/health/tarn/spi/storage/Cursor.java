package health.tarn.spi.storage;

import java.util.Iterator;

/**
 * A stream of results that holds resources of an engine until it is closed.
 *
 * <p>It shows the state of the moment at which it was opened, without what was erased or purged
 * since. What {@link #hasNext} has announced is given even then. One thread at a time may use it.
 */
public interface Cursor<T> extends Iterator<T>, AutoCloseable {

  @Override
  void close();
}
