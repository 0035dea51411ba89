package health.tarn.transport.file;

import health.tarn.spi.storage.Cursor;
import health.tarn.spi.transport.ObjectInfo;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A listing of one object, or of none. */
final class OneObject implements Cursor<ObjectInfo> {

  private @Nullable ObjectInfo object;

  OneObject(@Nullable ObjectInfo object) {
    this.object = object;
  }

  @Override
  public boolean hasNext() {
    return object != null;
  }

  @Override
  public ObjectInfo next() {
    ObjectInfo next = object;
    if (next == null) {
      throw new NoSuchElementException("the listing has ended");
    }
    object = null;
    return next;
  }

  @Override
  public void close() {
    object = null;
  }
}
