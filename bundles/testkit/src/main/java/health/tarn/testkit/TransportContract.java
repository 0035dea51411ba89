package health.tarn.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.tarn.spi.transport.ObjectInfo;
import health.tarn.spi.transport.TransportError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The promises of {@link health.tarn.spi.transport.Transport}, one nested class for each; those
 * that concern writing are inherited.
 *
 * <p>A transport's test extends this class and says where the test may write.
 */
public abstract class TransportContract extends TransportWriteContract {

  private static final Comparator<String> BYTE_ORDER =
      (a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));

  @Nested
  class Listing {

    @Test
    void ofNothingIsEmpty() {
      assertThat(list(location())).isEmpty();
      assertThat(names("never/")).isEmpty();
      assertThat(names("never")).isEmpty();
    }

    @Test
    void givesWhatIsUnderAPrefixInTheOrderOfBytes() {
      for (String name : List.of("in/b", "in/a-1", "in/a/x", "in/a.z", "in/Z", "in/é", "other/a")) {
        put(name, bytes(3));
      }
      assertThat(names("in/"))
          .containsExactly("in/Z", "in/a-1", "in/a.z", "in/a/x", "in/b", "in/é");
    }

    @Test
    void endsAPrefixWhereASegmentDoes() {
      for (String name : List.of("in/a", "in-old/a", "in.ndjson", "inn")) {
        put(name, bytes(3));
      }
      assertThat(names("in")).containsExactly("in/a");
      assertThat(names("in.nd")).isEmpty();
    }

    @Test
    void givesOneObjectByItsName() {
      ObjectInfo written = put("in/Patient.ndjson", bytes(7));
      put("in/Patient.ndjson.bak", bytes(8));

      List<ObjectInfo> listed = list(at("in/Patient.ndjson"));

      assertThat(listed).hasSize(1);
      assertThat(listed.get(0).uri()).isEqualTo(written.uri());
      assertThat(listed.get(0).size()).isEqualTo(7);
      assertThat(listed.get(0).tag()).isEqualTo(written.tag()).isNotEmpty();
      assertThat(Duration.between(listed.get(0).modified(), Instant.now()).abs())
          .isLessThan(Duration.ofHours(1));
    }

    @Test
    void goesThroughManyPagesWithoutGapOrRepetition() {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < manyObjects(); i++) {
        names.add("many/" + (i * 7919 % manyObjects()) + (i % 3 == 0 ? "/x" : "-x"));
        put(names.get(i), bytes(1));
      }
      names.sort(BYTE_ORDER);
      assertThat(names("many/")).isEqualTo(names);
    }

    @Test
    void namesWhatReadUnderstands() {
      for (String name :
          List.of("a b", "a+b", "a%b", "a%20b", "ä ö", "é", "e\u0301", "a?b#c", "a&b=c", "'\"<>")) {
        byte[] body = name.getBytes(UTF_8);
        put("names/" + name, body);
      }
      for (ObjectInfo object : list(at("names/"))) {
        String name = object.uri().getPath().substring(at("names/").getPath().length());
        assertThat(new String(body(object, 0), UTF_8)).isEqualTo(name);
        assertThat(transport().stat(object.uri())).isEqualTo(object);
        assertThat(transport().stat(at("names/" + name)).tag()).isEqualTo(object.tag());
      }
      assertThat(names("names/")).hasSize(10);
    }
  }

  @Nested
  class Reading {

    @Test
    void givesTheWholeBodyOrItsRest() {
      byte[] body = bytes(100_000);
      ObjectInfo object = put("a", body);
      for (int from : new int[] {0, 1, 65_536, 99_999, 100_000}) {
        assertThat(body(object, from)).isEqualTo(Arrays.copyOfRange(body, from, body.length));
      }
    }

    @Test
    void givesAnEmptyObjectAsNoBytes() {
      ObjectInfo object = put("empty", new byte[0]);
      assertThat(object.size()).isZero();
      assertThat(body(object, 0)).isEmpty();
    }

    @Test
    void refusesAnOffsetThatIsNotWithin() {
      ObjectInfo object = put("a", bytes(10));
      assertThatThrownBy(() -> body(object, 11)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> body(object, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void failsIfTheObjectIsNotTheOneThatWasListed() throws IOException {
      ObjectInfo object = put("a", bytes(1000));
      byte[] other = bytes(1000);
      other[500]++;
      overwrite(object.uri(), other);
      assertFails(TransportError.CHANGED, false, () -> body(object, 0));
      assertFails(TransportError.CHANGED, false, () -> body(object, 900));
    }

    @Test
    void failsIfTheObjectIsGone() {
      ObjectInfo object = put("a", bytes(10));
      transport().delete(object.uri());
      assertFails(TransportError.NOT_FOUND, false, () -> body(object, 0));
    }

    @Test
    void canBeClosedEarlyAndTwice() throws IOException {
      ObjectInfo object = put("a", bytes(severalParts()));
      for (int i = 0; i < 200; i++) { // More than any pool of connections holds.
        InputStream in = transport().read(object, i);
        assertThat(in.read()).isEqualTo(bytes(severalParts())[i] & 0xff);
        assertThat(in.available()).isPositive();
        in.close();
        in.close();
      }
    }

    @Test
    void letsADecompressorReachTheLastMember() throws IOException {
      ByteArrayOutputStream members = new ByteArrayOutputStream();
      for (int i = 0; i < 50; i++) {
        try (GZIPOutputStream gzip = new GZIPOutputStream(members)) {
          gzip.write(bytes(5_000));
        }
      }
      ObjectInfo object = put("a.gz", members.toByteArray());
      try (InputStream in = new GZIPInputStream(transport().read(object, 0))) {
        assertThat(in.readAllBytes()).hasSize(250_000);
      }
    }
  }

  @Nested
  class Refusals {

    @Test
    void tellWhatIsNotThere() {
      assertFails(TransportError.NOT_FOUND, false, () -> transport().stat(at("never")));
      assertFails(TransportError.NOT_FOUND, false, () -> list(missing()));
      assertFails(TransportError.NOT_FOUND, false, () -> transport().stat(missing().resolve("a")));
    }

    @Test
    void tellWhatTheConfigurationDoesNotAllow() {
      assumeTrue(outside().isPresent(), "the transport allows every location");
      URI there = outside().orElseThrow();
      ObjectInfo object = new ObjectInfo(there, 1, "tag", Instant.EPOCH);
      assertFails(TransportError.OUTSIDE, false, () -> list(there));
      assertFails(TransportError.OUTSIDE, false, () -> transport().stat(there));
      assertFails(TransportError.OUTSIDE, false, () -> body(object, 0));
      assertFails(TransportError.OUTSIDE, false, () -> transport().write(there, "text/plain"));
      assertFails(TransportError.OUTSIDE, false, () -> transport().delete(there));
      assertFails(TransportError.OUTSIDE, false, () -> transport().sweep(there, Instant.now()));
    }

    @Test
    void tellWhatTheCallerMayNotSee() {
      assumeTrue(denied().isPresent(), "skipped: everything may be read here");
      ObjectInfo object = new ObjectInfo(denied().orElseThrow(), 1, "tag", Instant.EPOCH);
      assertFails(TransportError.DENIED, false, () -> body(object, 0));
    }

    @Test
    void tellWhatIsNoName() {
      for (URI bad :
          List.of(
              URI.create("ftp://127.0.0.1/a"),
              URI.create(location().getScheme() + ":relative"),
              URI.create(location() + "a?b"),
              URI.create(location() + "a#b"))) {
        assertFails(TransportError.INVALID, false, () -> list(bad));
        assertFails(TransportError.INVALID, false, () -> transport().stat(bad));
        assertFails(TransportError.INVALID, false, () -> transport().write(bad, "text/plain"));
        assertFails(TransportError.INVALID, false, () -> transport().delete(bad));
      }
      assertFails(TransportError.INVALID, false, () -> transport().stat(at("folder/")));
      assertFails(TransportError.INVALID, false, () -> transport().write(at("b/"), "text/plain"));
    }
  }
}
