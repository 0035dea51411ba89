package health.tarn.transport.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.spi.transport.ObjectInfo;
import health.tarn.spi.transport.ObjectWriter;
import health.tarn.spi.transport.TransportError;
import health.tarn.spi.transport.TransportException;
import health.tarn.testkit.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** What a network does to reads and writes; three attempts, two seconds of silence. */
@Timeout(120)
class S3FaultTest {

  private static final byte[] BODY = new byte[4 << 20];
  private static final URI OBJECT = URI.create("s3://lake/faults");

  private static S3TestServer s3;
  private static S3Transport transport;

  private ObjectInfo object;

  @BeforeAll
  static void start() throws IOException, ReflectiveOperationException {
    new SplittableRandom(1).nextBytes(BODY);
    s3 = new S3TestServer();
    transport = new S3Transport(s3.connect());
  }

  @AfterAll
  static void stop() throws IOException {
    transport.stop();
    s3.close();
  }

  @BeforeEach
  void put() throws IOException {
    s3.proxy.reset();
    object = write(OBJECT, BODY);
    s3.proxy.reset();
  }

  @Test
  void continuesABodyThatBreaksOffWhereItStopped() throws IOException {
    s3.proxy.next(Fault.cut(1_000_000), Fault.reset(500_000), Fault.stall(100_000));
    assertThat(read(0)).isEqualTo(BODY);
    assertThat(s3.proxy.requests()).hasSize(4);
    assertThat(s3.proxy.requests().get(1))
        .containsIgnoringCase("\r\nRange: bytes=")
        .containsIgnoringCase("\r\nIf-Match: \"" + object.tag() + "\"");
  }

  @Test
  void continuesFromAnOffset() throws IOException {
    s3.proxy.next(Fault.cut(0), Fault.cut(1000), Fault.SLOW_DOWN, Fault.REFUSE);
    assertThat(read(70_000)).isEqualTo(Arrays.copyOfRange(BODY, 70_000, BODY.length));
    assertThat(s3.proxy.left()).isZero();
  }

  @Test
  void readsTheSameBytesWhateverBreaks() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 20; round++) {
      s3.proxy.reset();
      for (int i = random.nextInt(3); i >= 0; i--) {
        long bytes = random.nextInt(BODY.length);
        s3.proxy.next(random.nextBoolean() ? Fault.cut(bytes) : Fault.reset(bytes));
      }
      int from = random.nextInt(BODY.length);
      assertThat(read(from)).isEqualTo(Arrays.copyOfRange(BODY, from, BODY.length));
    }
  }

  @Test
  void doesNotTakeAShortBodyForWhole() throws IOException {
    s3.proxy.next(Fault.shorten(1000));
    assertThat(read(0)).isEqualTo(BODY);

    s3.proxy.next(10, Fault.shorten(0));
    assertFails(TransportError.TRUNCATED, true, () -> read(0));
  }

  @Test
  void givesUpAfterTheAttemptsAndSaysWhere() {
    s3.proxy.next(20, Fault.cut(1000));
    assertThatThrownBy(() -> read(0))
        .isInstanceOfSatisfying(TransportException.class, e -> assertThat(e.retryable()).isTrue())
        .hasMessageMatching("s3://lake/faults: .* at \\d+ of 4194304 bytes");
    assertThat(s3.proxy.requests()).hasSize(4);
  }

  @Test
  void doesNotContinueAnotherObject() throws IOException {
    s3.proxy.next(Fault.cut(1_000_000));
    try (InputStream in = transport.read(object, 0)) {
      in.readNBytes(1000);
      write(OBJECT, new byte[BODY.length]);
      assertFails(TransportError.CHANGED, false, in::readAllBytes);
    }
  }

  @Test
  void waitsWhenItIsAskedTo() throws IOException {
    s3.proxy.next(Fault.SLOW_DOWN, Fault.INTERNAL);
    assertThat(read(0)).isEqualTo(BODY);
    s3.proxy.next(Fault.SLOW_DOWN, Fault.REFUSE);
    assertThat(write(OBJECT, BODY).tag()).isEqualTo(object.tag());

    s3.proxy.reset();
    s3.proxy.next(3, Fault.SLOW_DOWN);
    assertFails(TransportError.UNREACHABLE, true, () -> transport.stat(OBJECT));
    assertThat(s3.proxy.requests()).hasSize(3);
  }

  @Test
  void tellsWhatNeedsSomeoneToAct() {
    s3.proxy.only(head -> head.startsWith("GET"));
    s3.proxy.next(Fault.status("403 Forbidden", "AccessDenied"));
    assertThatThrownBy(() -> read(0))
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.error()).isEqualTo(TransportError.DENIED))
        .hasMessageStartingWith("s3://lake/faults: GetObject was answered by 403 AccessDenied");
    s3.proxy.only(head -> head.startsWith("PUT"));
    s3.proxy.next(3, Fault.STORAGE_FULL);
    assertFails(TransportError.FULL, false, () -> write(OBJECT, BODY));
  }

  @Test
  void tellsThatNothingListens() throws IOException, ReflectiveOperationException {
    S3TestServer gone = new S3TestServer();
    S3Transport unreachable = new S3Transport(gone.connect());
    gone.close();
    assertFails(TransportError.UNREACHABLE, true, () -> unreachable.list(OBJECT));
    unreachable.stop();
  }

  @Test
  void commitsOnceThoughTheAnswerIsLost() throws IOException {
    s3.proxy.only(head -> head.startsWith("POST") && head.contains("uploadId="));
    s3.proxy.next(Fault.DROP);
    byte[] large = new byte[11 << 20];
    ObjectInfo written = write(OBJECT, large);
    assertThat(written.size()).isEqualTo(large.length);
    assertThat(transport.stat(OBJECT).tag()).isEqualTo(written.tag());

    s3.proxy.only(head -> head.startsWith("PUT"));
    s3.proxy.next(3, Fault.DROP);
    assertThat(write(OBJECT, BODY).tag()).isEqualTo(object.tag());
  }

  @Test
  void failsACommitThatDidNotArriveAndLeavesTheOldObject() {
    s3.proxy.only(head -> head.startsWith("POST") && head.contains("uploadId="));
    s3.proxy.next(3, Fault.REFUSE);
    assertFails(TransportError.UNREACHABLE, true, () -> write(OBJECT, new byte[11 << 20]));
    assertThat(transport.stat(OBJECT).tag()).isEqualTo(object.tag());
  }

  @Test
  void asksForEncryptionInBothKindsOfWrite() throws IOException {
    S3Transport encrypting =
        new S3Transport(
            S3TestServer.connect(
                "tarn-test", "tarn-test-secret", s3.proxy.port(), ServerSideEncryption.AES256));
    for (int length : new int[] {10, 11 << 20}) {
      try (ObjectWriter writer = encrypting.write(OBJECT, "text/plain")) {
        writer.write(new byte[length]);
        writer.commit();
      }
    }
    assertThat(s3.proxy.requests())
        .filteredOn(head -> head.contains("?uploads") || !head.contains("uploadId="))
        .hasSize(2)
        .allMatch(
            head ->
                head.toLowerCase(java.util.Locale.ROOT)
                    .contains("x-amz-server-side-encryption: aes256"));
    encrypting.stop();
  }

  private static ObjectInfo write(URI uri, byte[] body) throws IOException {
    try (ObjectWriter writer = transport.write(uri, "text/plain")) {
      writer.write(body);
      return writer.commit();
    }
  }

  private byte[] read(long from) throws IOException {
    try (InputStream in = transport.read(object, from)) {
      return in.readAllBytes();
    }
  }

  private static void assertFails(TransportError error, boolean retryable, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TransportException.class,
            e -> {
              assertThat(e.error()).isEqualTo(error);
              assertThat(e.retryable()).isEqualTo(retryable);
            });
  }
}
