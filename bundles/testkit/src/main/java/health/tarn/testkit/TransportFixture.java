package health.tarn.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.spi.storage.Cursor;
import health.tarn.spi.transport.ObjectInfo;
import health.tarn.spi.transport.ObjectWriter;
import health.tarn.spi.transport.Transport;
import health.tarn.spi.transport.TransportError;
import health.tarn.spi.transport.TransportException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What {@link TransportContract} needs of a transport, and its common steps. */
public abstract class TransportFixture {

  /** Returns the transport, with an empty location of its own for each test. */
  protected abstract Transport transport();

  /**
   * Returns the URI of the test's location, which ends in {@code /}. Nothing needs to be there, but
   * its bucket or root folder is.
   */
  protected abstract URI location();

  /** Returns a location whose bucket or root folder is not there. */
  protected abstract URI missing();

  /** Returns the URI of an object that the configuration does not allow, if there is such. */
  protected abstract Optional<URI> outside();

  /** Returns an object that is there and must not be read, if the environment can make one. */
  protected abstract Optional<URI> denied();

  /** Changes an object behind the transport's back; its length stays. */
  protected abstract void overwrite(URI object, byte[] body) throws IOException;

  /** Returns how many objects need several pages of a listing, or several rounds. */
  protected abstract int manyObjects();

  /** Returns a length in bytes that is written in several parts. */
  protected abstract int severalParts();

  /**
   * Returns how many bytes a transport may allocate at most for each byte that it moves. Half a
   * byte proves that it does not hold the object; one that copies has to prove it in another way.
   */
  protected double allocationPerByte() {
    return 0.5;
  }

  /** Returns the URI of an object in the test's location; its name is taken as it is. */
  protected final URI at(String name) {
    StringBuilder path = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b > 0 && (Character.isLetterOrDigit(b) || "-._~/".indexOf(b) >= 0);
      path.append(plain ? String.valueOf((char) b) : "%" + HexFormat.of().toHexDigits(b));
    }
    return location().resolve(path.toString());
  }

  protected final ObjectInfo put(String name, byte[] body) {
    try (ObjectWriter writer = transport().write(at(name), "application/fhir+ndjson")) {
      writeTo(writer, body);
      return writer.commit();
    }
  }

  protected static void writeTo(ObjectWriter writer, byte[] body) {
    try {
      writer.write(body);
    } catch (IOException e) {
      throw new AssertionError("a writer throws nothing but TransportException", e);
    }
  }

  protected final List<ObjectInfo> list(URI prefix) {
    List<ObjectInfo> objects = new ArrayList<>();
    try (Cursor<ObjectInfo> cursor = transport().list(prefix)) {
      cursor.forEachRemaining(objects::add);
    }
    return objects;
  }

  /** Returns the names of the objects under a prefix, as seen from the test's location. */
  protected final List<String> names(String prefix) {
    int start = location().getPath().length();
    return list(at(prefix)).stream().map(o -> o.uri().getPath().substring(start)).toList();
  }

  protected final byte[] body(ObjectInfo object, long from) {
    try (InputStream in = transport().read(object, from)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError("a stream throws nothing but TransportException", e);
    }
  }

  /** Returns bytes that look random and are the same in every run. */
  protected static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(length).nextBytes(bytes);
    return bytes;
  }

  protected static void assertFails(
      TransportError error, boolean retryable, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TransportException.class,
            e -> {
              if (e.error() != error || e.retryable() != retryable) {
                throw new AssertionError(
                    "expected " + error + ", retryable " + retryable + "; was " + e.error(), e);
              }
            });
  }
}
