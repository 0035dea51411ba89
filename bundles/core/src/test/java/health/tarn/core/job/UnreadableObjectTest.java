package health.tarn.core.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.job.ImportJob;
import health.tarn.api.job.Job;
import health.tarn.api.job.Job.Kind;
import health.tarn.api.job.Job.State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** An object that no further try makes readable is given up, and the job goes on. */
@NullUnmarked // A null fails the test by itself.
class UnreadableObjectTest extends JobTests {

  @Test
  void aBrokenGzipHeaderLeavesNoStreamOpen() {
    transport.objects.put(INPUT + "a.ndjson.gz", new byte[] {0x1F, (byte) 0x8B, 9, 9, 9});
    jobs.bindRunner(new Abandoning());
    Job job = ended(jobs, importing());

    assertThat(job.state()).isEqualTo(State.COMPLETED_WITH_ERRORS);
    assertThat(transport.openStreams).hasValue(0);
  }

  @Test
  void aGzipWithoutItsEndIsNotReadAgain() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(patient("a", "").getBytes(UTF_8));
    }
    byte[] part = Arrays.copyOf(packed.toByteArray(), packed.size() - 12);
    transport.objects.put(INPUT + "a.ndjson.gz", part);
    jobs.bindRunner(new Abandoning());
    Job job = ended(jobs, importing());

    assertThat(job.state()).isEqualTo(State.COMPLETED_WITH_ERRORS);
    assertThat(log(job, "FAILURE/a.ndjson.gz").get(0).toString()).contains("is no whole gzip");
    assertThat(transport.reads).hasValue(1);
  }

  /** Goes on after an object that cannot be read, as the route does. */
  private static final class Abandoning extends PlainRunner {
    Abandoning() {
      super(Kind.IMPORT, -1);
    }

    @Override
    public void run(ImportJob job) {
      job.objects().forEachRemaining(Abandoning::accept);
      job.finish();
    }

    private static void accept(ImportJob.ImportObject object) {
      try {
        object.chunks().forEachRemaining(object::accept);
      } catch (RuntimeException e) {
        object.abandon(e);
      }
    }
  }
}
