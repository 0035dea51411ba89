package health.tarn.spi.transport;

import health.tarn.spi.storage.Cursor;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads and writes objects by URI.
 *
 * <p>Promises, checked by {@code health.tarn.testkit.TransportContract}:
 *
 * <ul>
 *   <li>A body that ends before its length, or that is not the one that was listed, is an error;
 *       never a short or a mixed body.
 *   <li>Nothing that is written is visible before {@link ObjectWriter#commit}, and all of it
 *       afterwards.
 *   <li>Memory is bounded, whatever the size of an object or the number of objects.
 *   <li>What may succeed later fails with {@link TransportException#retryable}, everything else
 *       without.
 * </ul>
 */
@ConsumerType
public interface Transport {

  /** The service property that names the URI scheme. */
  String SCHEME = "tarn.transport";

  /**
   * Lists the objects under a prefix, or the one object with exactly that name, in the order of
   * their names' UTF-8 bytes. A prefix that matches nothing gives no objects.
   *
   * @throws TransportException {@link TransportError#DENIED}, {@link TransportError#NOT_FOUND} if
   *     the bucket or the root folder is not there, {@link TransportError#OUTSIDE} if the location
   *     is not one of those that are allowed
   */
  Cursor<ObjectInfo> list(URI prefix);

  /** Returns what is known of one object. */
  ObjectInfo stat(URI object);

  /**
   * Opens an object's body.
   *
   * @param object as it was listed; if it has changed since, the read fails with {@link
   *     TransportError#CHANGED}
   * @param from the offset of the first byte
   */
  InputStream read(ObjectInfo object, long from);

  /**
   * Begins to write an object; an object with the same name is replaced by the commit.
   *
   * @param contentType such as {@code application/fhir+ndjson}
   */
  ObjectWriter write(URI object, String contentType);

  /** Removes an object; one that is not there is no error. */
  void delete(URI object);

  /**
   * Throws away uploads under the prefix that were begun before the instant and never committed.
   *
   * @return how many there were
   */
  int sweep(URI prefix, Instant before);
}
