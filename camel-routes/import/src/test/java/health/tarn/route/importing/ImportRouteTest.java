package health.tarn.route.importing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.job.ImportJob;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ImportRouteTest {

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final ImportRoute route = new ImportRoute(camel);
  private final RecordedImport job = new RecordedImport();

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
  void takesTheStepsInOrder() {
    job.object("a", 2).object("b", 1);

    route.run(job);

    assertThat(job.steps())
        .containsExactly(
            "a: read 0",
            "a: accept 0",
            "a: read 1",
            "a: accept 1",
            "a: complete",
            "b: read 0",
            "b: accept 0",
            "b: complete",
            "finish");
  }

  @Test
  void finishesAJobWithoutObjects() {
    route.run(job);

    assertThat(job.steps()).containsExactly("finish");
  }

  @Test
  void completesAnObjectWithoutChunks() {
    job.object("a", 0);

    route.run(job);

    assertThat(job.steps()).containsExactly("a: complete", "finish");
  }

  @Test
  void abandonsAnObjectThatCannotBeReadAndKeepsWhatWasReadBefore() {
    RuntimeException cut = new IllegalStateException("the body was cut off");
    job.object("a", 3).object("b", 1);
    job.failAt("a: read 2", cut);

    route.run(job);

    assertThat(job.steps())
        .containsExactly(
            "a: read 0",
            "a: accept 0",
            "a: read 1",
            "a: accept 1",
            "a: read 2",
            "a: abandon",
            "b: read 0",
            "b: accept 0",
            "b: complete",
            "finish");
    assertThat(job.reasons()).containsExactly(cut);
  }

  @Test
  void abandonsAnObjectThatCannotBeOpenedAcceptedOrCompleted() {
    for (String step : new String[] {"b: open", "b: accept 0", "b: complete"}) {
      RuntimeException failure = new LakeException(Problem.UNAVAILABLE, step);
      RecordedImport again = new RecordedImport().object("a", 1).object("b", 2).object("c", 1);
      again.failAt(step, failure);

      route.run(again);

      assertThat(again.steps()).contains("a: complete", "b: abandon", "c: complete", "finish");
      assertThat(again.reasons()).as(step).containsExactly(failure);
    }
  }

  @Test
  void failsWhenTheObjectsCannotBeListed() {
    LakeException refused = new LakeException(Problem.INVALID, "no such bucket");
    job.failAt("list", refused);

    assertThatThrownBy(() -> route.run(job)).isSameAs(refused);
    assertThat(job.steps()).doesNotContain("finish");
  }

  @Test
  void failsWhenTheListingBreaksOffAfterWhatItHadListed() {
    LakeException gone = new LakeException(Problem.UNAVAILABLE, "the bucket does not answer");
    job.object("a", 1).object("b", 1).failAt("b: list", gone);

    assertThatThrownBy(() -> route.run(job)).isSameAs(gone);
    assertThat(job.steps()).containsExactly("a: read 0", "a: accept 0", "a: complete");
  }

  @Test
  void failsWhenTheManifestCannotBeWritten() {
    LakeException full = new LakeException(Problem.UNAVAILABLE, "no room for the manifest");
    job.object("a", 1).failAt("finish", full);

    assertThatThrownBy(() -> route.run(job)).isSameAs(full);
  }

  @Test
  void failsWhenAnObjectCannotEvenBeAbandoned() {
    LakeException full = new LakeException(Problem.UNAVAILABLE, "no room for the note");
    job.object("a", 1).object("b", 1);
    job.failAt("a: read 0", new IllegalStateException("cut off"));
    job.failAt("a: abandon", full);

    assertThatThrownBy(() -> route.run(job)).isSameAs(full);
    assertThat(job.steps()).doesNotContain("b: read 0", "finish");
  }

  @Test
  void finishesACancelledJobWhoseIteratorsEndEarly() {
    job.object("a", 5).object("b", 5).cancelAt("a: accept 1");

    route.run(job);

    assertThat(job.steps())
        .containsExactly(
            "a: read 0", "a: accept 0", "a: read 1", "a: accept 1", "a: complete", "finish");
  }

  @Test
  void leavesAnInterruptedJobOpenWithoutAbandoningTheObject() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    job.object("a", 5).object("b", 5);
    job.at(
        "a: accept 1",
        () -> {
          inside.countDown();
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LakeException(Problem.UNAVAILABLE, "interrupted", e);
          }
        });
    FutureTask<Boolean> run = start(job);
    assertThat(inside.await(50, SECONDS)).isTrue();

    route.close();

    assertThat(run.get(50, SECONDS)).as("interrupt status").isTrue();
    assertThat(job.steps()).containsExactly("a: read 0", "a: accept 0", "a: read 1", "a: accept 1");
  }

  @Test
  void leavesBetweenTwoChunksWhenNothingBlocks() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    job.object("a", Integer.MAX_VALUE);
    job.at("a: accept 10", inside::countDown);
    FutureTask<Boolean> run = start(job);
    assertThat(inside.await(50, SECONDS)).isTrue();

    route.close();

    assertThat(run.get(50, SECONDS)).as("interrupt status").isTrue();
    assertThat(job.steps()).doesNotContain("a: complete", "a: abandon", "finish");
  }

  @Test
  void takesAHundredThousandChunksWithoutKeepingThem() {
    job.object("a", 100_000).recordNothing();

    route.run(job);

    assertThat(job.accepted()).isEqualTo(100_000);
  }

  /** Runs the import on a thread of its own; the future tells whether that was interrupted. */
  private FutureTask<Boolean> start(ImportJob job) {
    FutureTask<Boolean> task =
        new FutureTask<>(
            () -> {
              assertThatThrownBy(() -> route.run(job)).isInstanceOf(RuntimeException.class);
              return Thread.currentThread().isInterrupted();
            });
    new Thread(task, "job").start();
    return task;
  }
}
