package health.tarn.core.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.tarn.spi.storage.Cursor;
import health.tarn.spi.transport.ObjectInfo;
import health.tarn.spi.transport.Transport;
import health.tarn.spi.transport.TransportException;
import java.net.URI;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lists objects in the order of their names, and goes on behind the last one after a fault. */
final class Listing implements Iterator<ObjectInfo>, AutoCloseable {

  private final Transport transport;
  private final URI prefix;
  private final Predicate<ObjectInfo> wanted;
  private final Retry retry;
  private @Nullable Cursor<ObjectInfo> cursor;
  private @Nullable ObjectInfo next;
  private @Nullable ObjectInfo last;

  Listing(Transport transport, URI prefix, Predicate<ObjectInfo> wanted, Retry retry) {
    this.transport = transport;
    this.prefix = prefix;
    this.wanted = wanted;
    this.retry = retry;
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      next = retry.call(this::following).orElse(null);
    }
    return next != null;
  }

  private Optional<ObjectInfo> following() {
    try {
      Cursor<ObjectInfo> objects = opened();
      while (objects.hasNext()) {
        ObjectInfo object = objects.next();
        if (isBehindLast(object) && wanted.test(object)) {
          return Optional.of(object);
        }
      }
      return Optional.empty();
    } catch (TransportException e) {
      close();
      throw e;
    }
  }

  private Cursor<ObjectInfo> opened() {
    Cursor<ObjectInfo> open = cursor;
    if (open == null) {
      open = transport.list(prefix);
      cursor = open;
    }
    return open;
  }

  private boolean isBehindLast(ObjectInfo object) {
    ObjectInfo before = last;
    return before == null || Arrays.compareUnsigned(name(before), name(object)) < 0;
  }

  private static byte[] name(ObjectInfo object) {
    return object.uri().getPath().getBytes(UTF_8);
  }

  @Override
  public ObjectInfo next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ObjectInfo object = java.util.Objects.requireNonNull(next);
    last = object;
    next = null;
    return object;
  }

  @Override
  public void close() {
    Cursor<ObjectInfo> open = cursor;
    cursor = null;
    if (open != null) {
      open.close();
    }
  }
}
