package health.tarn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.spi.transport.ObjectInfo;
import health.tarn.spi.transport.ObjectWriter;
import health.tarn.spi.transport.TransportError;
import health.tarn.spi.transport.TransportException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The promises of a transport that concern writing and sweeping, and its use of memory. */
public abstract class TransportWriteContract extends TransportFixture {

  @Nested
  class Writing {

    @Test
    void showsNothingBeforeTheCommitAndAllAfterwards() {
      byte[] body = bytes(severalParts());
      try (ObjectWriter writer = transport().write(at("out/a"), "text/plain")) {
        writeTo(writer, body);
        assertThat(names("out/")).isEmpty();
        assertFails(TransportError.NOT_FOUND, false, () -> transport().stat(at("out/a")));

        ObjectInfo written = writer.commit();

        assertThat(written.size()).isEqualTo(body.length);
        assertThat(transport().stat(at("out/a")).tag()).isEqualTo(written.tag());
        assertThat(body(written, 0)).isEqualTo(body);
      }
      assertThat(names("out/")).containsExactly("out/a");
    }

    @Test
    void leavesNothingWhenItIsOnlyClosed() {
      for (int length : new int[] {0, 10, severalParts()}) {
        ObjectWriter writer = transport().write(at("out/a"), "text/plain");
        writeTo(writer, bytes(length));
        writer.close();
        writer.close();
        assertThatThrownBy(writer::commit).isInstanceOf(IllegalStateException.class);
      }
      assertThat(names("out/")).isEmpty();
      assertThat(transport().sweep(at("out/"), Instant.now().plus(Duration.ofHours(1)))).isZero();
    }

    @Test
    void keepsTheOldObjectUntilTheCommitReplacesIt() {
      ObjectInfo old = put("a", bytes(100));
      try (ObjectWriter writer = transport().write(at("a"), "text/plain")) {
        writeTo(writer, bytes(200));
        assertThat(body(old, 0)).isEqualTo(bytes(100));
        writer.commit();
        assertThatThrownBy(writer::commit).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> writer.write(1)).isInstanceOf(IllegalStateException.class);
      }
      assertThat(body(transport().stat(at("a")), 0)).isEqualTo(bytes(200));
      assertFails(TransportError.CHANGED, false, () -> body(old, 0));
    }

    @Test
    void deletesWhatIsThereAndWhatIsNot() {
      put("a", bytes(1));
      transport().delete(at("a"));
      transport().delete(at("a"));
      assertThat(names("")).isEmpty();
    }
  }

  @Nested
  class Sweeping {

    @Test
    void throwsAwayOnlyWhatIsOldUnfinishedAndUnderThePrefix() {
      ObjectInfo finished = put("out/done", bytes(10));
      try (ObjectWriter lost = transport().write(at("out/lost"), "text/plain");
          ObjectWriter elsewhere = transport().write(at("out-other/a"), "text/plain")) {
        writeTo(lost, bytes(severalParts()));
        writeTo(elsewhere, bytes(severalParts()));
        Instant later = Instant.now().plus(Duration.ofHours(1));

        assertThat(transport().sweep(at("out/"), later.minus(Duration.ofHours(2)))).isZero();
        assertThat(transport().sweep(at("out/los"), later)).isZero();
        assertThat(transport().sweep(at("out/lost"), later)).isEqualTo(1);
        assertThat(transport().sweep(at("out"), later)).isZero();

        assertFails(TransportError.NOT_FOUND, false, lost::commit);
        elsewhere.commit();
      }
      assertThat(names("")).containsExactly("out-other/a", "out/done");
      assertThat(body(finished, 0)).isEqualTo(bytes(10));
    }
  }

  @Nested
  class Memory {

    private static final int MEGABYTES = 64;

    /** What a thread allocates bounds what it holds. */
    @Test
    void isBoundedWhateverTheSizeOfAnObject() throws IOException, JMException {
      byte[] chunk = bytes(1 << 20);
      long before = allocated();
      ObjectInfo object;
      try (ObjectWriter writer = transport().write(at("big"), "application/fhir+ndjson")) {
        for (int i = 0; i < MEGABYTES; i++) {
          writeTo(writer, chunk);
        }
        object = writer.commit();
      }
      long read = 0;
      byte[] buffer = new byte[1 << 16];
      try (InputStream in = transport().read(object, 0)) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          read += n;
        }
      } catch (TransportException e) {
        throw new AssertionError("broke off after " + read + " bytes", e);
      }
      assertThat(read).isEqualTo((long) MEGABYTES << 20);
      assertThat((double) (allocated() - before))
          .isLessThan(allocationPerByte() * (MEGABYTES << 20));
    }

    private long allocated() throws JMException {
      return (Long)
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                  "getThreadAllocatedBytes",
                  new Object[] {Thread.currentThread().getId()},
                  new String[] {"long"});
    }
  }
}
