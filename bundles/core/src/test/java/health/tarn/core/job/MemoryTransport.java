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
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;

/** Objects in a map, for tests; fails as often as it is asked to. */
@NullUnmarked // A null fails the test by itself.
final class MemoryTransport implements Transport {

  final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();

  /** Uploads that were begun and neither committed nor closed. */
  final Set<String> unfinished = new ConcurrentSkipListSet<>();

  final AtomicInteger openStreams = new AtomicInteger();
  final AtomicInteger reads = new AtomicInteger();
  int faults;
  int listFaults;
  int writeFaults;

  /** Before which object the next listing breaks; null for none. */
  String breaksBefore;

  private static TransportException passing() {
    return new TransportException(TransportError.UNREACHABLE, true, "try again", null);
  }

  @Override
  public Cursor<ObjectInfo> list(URI prefix) {
    if (listFaults > 0) {
      listFaults--;
      throw passing();
    }
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
        ObjectInfo next = iterator.next();
        if (next.uri().toString().equals(breaksBefore)) {
          breaksBefore = null;
          throw passing();
        }
        return next;
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
      throw passing();
    }
    reads.incrementAndGet();
    openStreams.incrementAndGet();
    byte[] bytes = objects.get(object.uri().toString());
    return new ByteArrayInputStream(bytes, (int) from, bytes.length - (int) from) {
      private boolean closed;

      @Override
      public void close() {
        openStreams.addAndGet(closed ? 0 : -1);
        closed = true;
      }
    };
  }

  @Override
  public ObjectWriter write(URI object, String contentType) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    unfinished.add(object.toString());
    return new ObjectWriter() {
      @Override
      public void write(int b) {
        bytes.write(b);
      }

      @Override
      public ObjectInfo commit() {
        if (writeFaults > 0) {
          writeFaults--;
          throw passing();
        }
        objects.put(object.toString(), bytes.toByteArray());
        return stat(object);
      }

      @Override
      public void close() {
        unfinished.remove(object.toString());
      }
    };
  }

  @Override
  public void delete(URI object) {
    objects.remove(object.toString());
  }

  @Override
  public int sweep(URI prefix, Instant before) {
    List<String> swept =
        unfinished.stream().filter(name -> name.startsWith(prefix.toString())).toList();
    unfinished.removeAll(swept);
    return swept.size();
  }
}
