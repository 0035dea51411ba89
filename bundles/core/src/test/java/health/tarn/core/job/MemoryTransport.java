package health.tarn.core.job;

import health.tarn.spi.storage.Cursor;
import health.tarn.spi.transport.ObjectInfo;
import health.tarn.spi.transport.ObjectWriter;
import health.tarn.spi.transport.Transport;
import health.tarn.spi.transport.TransportError;
import health.tarn.spi.transport.TransportException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.NullUnmarked;

/** Objects in a map, for tests; counts down to faults that are asked for. */
@NullUnmarked // A null fails the test by itself.
final class MemoryTransport implements Transport {

  final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
  int faults;

  @Override
  public Cursor<ObjectInfo> list(URI prefix) {
    List<ObjectInfo> found =
        objects.keySet().stream()
            .filter(name -> name.startsWith(prefix.toString()))
            .map(name -> stat(URI.create(name)))
            .toList();
    Iterator<ObjectInfo> iterator = found.iterator();
    return new Cursor<>() {
      @Override
      public boolean hasNext() {
        return iterator.hasNext();
      }

      @Override
      public ObjectInfo next() {
        return iterator.next();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public ObjectInfo stat(URI object) {
    byte[] bytes = objects.get(object.toString());
    if (bytes == null) {
      throw new TransportException(TransportError.NOT_FOUND, false, "no " + object, null);
    }
    return new ObjectInfo(
        object, bytes.length, Integer.toHexString(java.util.Arrays.hashCode(bytes)), Instant.EPOCH);
  }

  @Override
  public InputStream read(ObjectInfo object, long from) {
    if (faults > 0) {
      faults--;
      throw new TransportException(TransportError.UNREACHABLE, true, "try again", null);
    }
    byte[] bytes = objects.get(object.uri().toString());
    return new ByteArrayInputStream(bytes, (int) from, bytes.length - (int) from);
  }

  @Override
  public ObjectWriter write(URI object, String contentType) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    return new ObjectWriter() {
      @Override
      public void write(int b) {
        bytes.write(b);
      }

      @Override
      public ObjectInfo commit() {
        objects.put(object.toString(), bytes.toByteArray());
        return stat(object);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void delete(URI object) {
    objects.remove(object.toString());
  }

  @Override
  public int sweep(URI prefix, Instant before) {
    return 0;
  }
}
