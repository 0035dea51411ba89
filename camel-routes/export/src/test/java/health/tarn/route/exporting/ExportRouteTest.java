package health.tarn.route.exporting;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExportRouteTest {

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final ExportRoute route = new ExportRoute(camel);

  @BeforeEach
  void start() throws Exception {
    camel.setStreamCaching(false);
    camel.start();
    camel.addRoutes(route);
  }

  @AfterEach
  void stop() throws Exception {
    route.close();
    camel.close();
  }

  @Test
  void writesThePartsInOrderAndTheManifestLast() {
    RecordedExport job = new RecordedExport("a", "b");

    route.run(job);

    assertThat(job.steps()).containsExactly("list", "a: write", "b: write", "finish");
  }

  @Test
  void finishesAnEmptyJob() {
    RecordedExport job = new RecordedExport();

    route.run(job);

    assertThat(job.steps()).containsExactly("list", "finish");
  }

  @Test
  void abandonsAPartThatCannotBeWrittenAndGoesOn() {
    RuntimeException full = new LakeException(Problem.UNAVAILABLE, "disk full");
    RecordedExport job = new RecordedExport("a", "b");
    job.failAt("a: write", full);

    route.run(job);

    assertThat(job.steps()).containsExactly("list", "a: write", "a: abandon", "b: write", "finish");
    assertThat(job.reasons()).containsExactly(full);
  }

  @Test
  void failsWhenThePartsCannotBeListedOrTheManifestNotWritten() {
    for (String step : new String[] {"list", "finish"}) {
      LakeException failure = new LakeException(Problem.UNAVAILABLE, step);
      RecordedExport job = new RecordedExport("a");
      job.failAt(step, failure);

      assertThatThrownBy(() -> route.run(job)).isSameAs(failure);
      assertThat(job.steps()).last().isEqualTo(step);
    }
  }

  @Test
  void finishesACancelledJobWhosePartsEndEarly() {
    RecordedExport job = new RecordedExport("a", "b", "c");
    job.cancelAt("b: write");

    route.run(job);

    assertThat(job.steps()).containsExactly("list", "a: write", "b: write", "finish");
  }

  @Test
  void leavesAnInterruptedJobOpenWithoutAbandoningThePart() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    RecordedExport job = new RecordedExport("a", "b");
    job.at(
        "a: write",
        () -> {
          inside.countDown();
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LakeException(Problem.UNAVAILABLE, "interrupted", e);
          }
        });
    FutureTask<Boolean> run =
        new FutureTask<>(
            () -> {
              assertThatThrownBy(() -> route.run(job)).isInstanceOf(RuntimeException.class);
              return Thread.currentThread().isInterrupted();
            });
    new Thread(run, "job").start();
    assertThat(inside.await(50, SECONDS)).isTrue();

    route.close();

    assertThat(run.get(50, SECONDS)).as("interrupt status").isTrue();
    assertThat(job.steps()).containsExactly("list", "a: write");
  }
}
