package health.tarn.spi.transport;

import health.tarn.spi.storage.Cursor;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads and writes objects by URI.
 *
 * <p>A name is the URI's path, percent-decoded as UTF-8; a plus sign stands for itself. A name that
 * ends in {@code /} is a folder's and never an object's. A query or a fragment is refused.
 *
 * <p>Promises, checked by {@code health.tarn.testkit.TransportContract}:
 *
 * <ul>
 *   <li>A body that ends before its length, or that is not the one that was listed, is an error;
 *       never a short or a mixed body that looks whole.
 *   <li>Nothing that is written is visible before {@link ObjectWriter#commit}, and all of it
 *       afterwards.
 *   <li>Memory is bounded, whatever the size of an object or the number of objects.
 *   <li>What may succeed later fails with {@link TransportException#retryable}, everything else
 *       without.
 *   <li>Every failure is a {@link TransportException}, also those of the cursor, the stream and the
 *       writer that a transport hands out.
 * </ul>
 *
 * <p>Many threads may use a transport at once. It does not decode bodies: what is compressed stays
 * so.
 */
@ConsumerType
public interface Transport {

  /** The service property that names the URI scheme. */
  String SCHEME = "tarn.transport";

  /**
   * Lists the objects under a prefix, in the order of their names' UTF-8 bytes.
   *
   * <p>A prefix ends where a segment does: {@code s3://lake/in} is the object {@code in} and all
   * objects whose names begin with {@code in/}, but not {@code in-old/a}. A prefix that matches
   * nothing gives no objects. Uploads that were not committed, and a folder's own marker, are not
   * objects.
   *
   * @throws TransportException {@link TransportError#DENIED}, {@link TransportError#NOT_FOUND} if
   *     the bucket or the root folder is not there, {@link TransportError#OUTSIDE} if the location
   *     is not one of those that are allowed, {@link TransportError#INVALID} if it is no location
   *     of this transport; here or from the cursor
   */
  Cursor<ObjectInfo> list(URI prefix);

  /**
   * Returns what is known of one object.
   *
   * @throws TransportException as {@link #list} does; {@link TransportError#NOT_FOUND} also if the
   *     object is not there
   */
  ObjectInfo stat(URI object);

  /**
   * Opens an object's body.
   *
   * <p>The stream's methods throw {@link TransportException} and never an {@link
   * java.io.IOException}, so that the reason passes parsers and decompressors unwrapped: {@link
   * TransportError#TRUNCATED} or {@link TransportError#UNREACHABLE} if the body broke off and could
   * not be continued, both retryable from the offset that was reached; {@link
   * TransportError#CHANGED} if the object was replaced. They may come after some bytes were read;
   * only an end of stream without one of them means that the body was whole. {@link
   * InputStream#available} is positive until the end. Closing early gives up the rest without
   * reading it.
   *
   * @param object as it was listed; if it has changed since, the read fails with {@link
   *     TransportError#CHANGED}, and with {@link TransportError#NOT_FOUND} if it is gone
   * @param from the offset of the first byte, from 0 up to the object's size
   * @throws IllegalArgumentException if the offset is not within the object
   */
  InputStream read(ObjectInfo object, long from);

  /**
   * Begins to write an object; an object with the same name is replaced by the commit.
   *
   * <p>What is refused may be refused here, by a write or by the commit.
   *
   * @param contentType such as {@code application/fhir+ndjson}; kept where the other side keeps one
   */
  ObjectWriter write(URI object, String contentType);

  /** Removes an object; one that is not there is no error. */
  void delete(URI object);

  /**
   * Throws away uploads under the prefix, as {@link #list} understands it, that were begun before
   * the instant and never committed. A writer that is still at work is not spared: the instant has
   * to lie further back than any write may last.
   *
   * @return how many there were
   */
  int sweep(URI prefix, Instant before);
}
