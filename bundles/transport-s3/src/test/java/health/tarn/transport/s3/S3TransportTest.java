package health.tarn.transport.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.spi.transport.ObjectInfo;
import health.tarn.spi.transport.ObjectWriter;
import health.tarn.spi.transport.Transport;
import health.tarn.spi.transport.TransportError;
import health.tarn.testkit.TransportContract;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

@Timeout(120)
class S3TransportTest extends TransportContract {

  private static final AtomicInteger TESTS = new AtomicInteger();
  private static S3TestServer s3;

  private S3Connection connection;
  private S3Transport transport;
  private URI location;

  @BeforeAll
  static void startServer() throws IOException, ReflectiveOperationException {
    s3 = new S3TestServer();
  }

  @AfterAll
  static void stopServer() throws IOException {
    s3.close();
  }

  @BeforeEach
  void start() {
    connection = s3.connect();
    transport = new S3Transport(connection);
    location = URI.create("s3://lake/test" + TESTS.incrementAndGet() + "/");
  }

  @AfterEach
  void stop() {
    transport.stop();
  }

  @Override
  protected Transport transport() {
    return transport;
  }

  @Override
  protected URI location() {
    return location;
  }

  @Override
  protected URI missing() {
    return URI.create("s3://no-such-bucket/");
  }

  /** S3's own rights decide; the endpoint cannot be chosen by a URI. */
  @Override
  protected Optional<URI> outside() {
    return Optional.empty();
  }

  /** Tried with other credentials below. */
  @Override
  protected Optional<URI> denied() {
    return Optional.empty();
  }

  @Override
  protected void overwrite(URI object, byte[] body) {
    S3Address at = S3Address.of(object);
    connection.call(
        at,
        "PutObject",
        s3 -> s3.putObject(r -> r.bucket(at.bucket()).key(at.key()), RequestBody.fromBytes(body)));
  }

  @Override
  protected int manyObjects() {
    return 70;
  }

  @Override
  protected int severalParts() {
    return 12 << 20;
  }

  /** The SDK copies what it sends in chunks; {@link S3SmallHeapTest} proves the bound. */
  @Override
  protected double allocationPerByte() {
    return 2;
  }

  @Nested
  class Credentialed {

    @Test
    void refusesAWrongSecretWithoutTellingIt() {
      assertDenied(health.tarn.testkit.s3.S3Server.ACCESS_KEY, "wrong-secret-value");
      assertDenied("wrong-key", "wrong-secret-value");
    }

    private void assertDenied(String key, String secret) {
      ObjectInfo object = put("a", bytes(10));
      S3Transport other = new S3Transport(s3.connectAs(key, secret));
      assertFails(TransportError.DENIED, false, () -> other.read(object, 0));
      assertFails(TransportError.DENIED, false, () -> other.list(location));
      assertThatThrownBy(() -> other.stat(object.uri()))
          .hasMessageStartingWith(object.uri().toString())
          .hasMessageContaining("403")
          .hasMessageNotContainingAny(key, secret)
          .hasNoCause();
      other.stop();
    }
  }

  @Nested
  class Sent {

    @Test
    void keepTheirTypeWhetherSmallOrLarge() {
      for (int length : new int[] {0, 10, severalParts()}) {
        put("a", bytes(length));
        HeadObjectResponse head = S3Heads.head(connection, S3Address.of(at("a")));
        assertThat(head.contentType()).isEqualTo("application/fhir+ndjson");
      }
    }

    @Test
    void leaveNoPartsBehindWhenTheyAreThrownAway() {
      try (ObjectWriter writer = transport.write(at("a"), "text/plain")) {
        writeTo(writer, bytes(severalParts()));
      }
      assertThat(transport.sweep(location, java.time.Instant.MAX)).isZero();
    }
  }

  @Nested
  class Stopped {

    @Test
    void tellsThatTheCallMaySucceedLater() {
      ObjectInfo object = put("a", bytes(10));
      transport.stop();
      assertFails(TransportError.UNREACHABLE, true, () -> transport.stat(object.uri()));
    }
  }

  @Test
  void leavesOutTheMarkersOfFolders() {
    S3Address marker = S3Address.of(location);
    connection.call(
        marker,
        "PutObject",
        s3 ->
            s3.putObject(
                r -> r.bucket(marker.bucket()).key(marker.key()),
                RequestBody.fromBytes(new byte[0])));
    assertThat(list(location)).isEmpty();
  }
}
