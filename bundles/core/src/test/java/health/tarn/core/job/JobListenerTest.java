package health.tarn.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.Principal;
import health.tarn.api.job.Job;
import health.tarn.api.job.Job.Kind;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Listeners hear of each job that has ended. */
@NullUnmarked // A null fails the test by itself.
class JobListenerTest extends JobTests {

  private final BlockingQueue<Job> heard = new LinkedBlockingQueue<>();

  @Test
  void hearsOfAnEndThatIsWrittenDownWhateverOthersDo() throws Exception {
    lake.plugins()
        .add(
            "bad",
            job -> {
              throw new IllegalStateException("Jane");
            });
    lake.plugins().add("good", heard::add);
    put("Patient.ndjson", patient("a", ""));
    Job job = importing();
    jobs.bindRunner(new PlainRunner(Kind.IMPORT, -1));

    Job told = heard.poll(30, TimeUnit.SECONDS);

    assertThat(told.id()).isEqualTo(job.id());
    assertThat(told.state()).isEqualTo(Job.State.COMPLETED);
    assertThat(jobs.find(job.id(), Principal.ANONYMOUS)).isEqualTo(told);
  }

  @Test
  void hearsOfAJobThatWasCancelledBeforeItBegan() throws Exception {
    lake.plugins().add("good", heard::add);
    Job job = importing();

    jobs.cancel(job.id(), Principal.ANONYMOUS);

    assertThat(heard.poll(30, TimeUnit.SECONDS).state()).isEqualTo(Job.State.CANCEL_COMPLETED);
    assertThat(heard).isEmpty();
  }
}
