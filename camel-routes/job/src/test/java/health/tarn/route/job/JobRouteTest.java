package health.tarn.route.job;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.job.ExportJob;
import health.tarn.api.job.Job;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JobRouteTest {

  /** A route of one step. */
  private static final class OneStep extends JobRoute {
    private final Processor step;

    OneStep(CamelContext camel, String entry, Processor step) {
      super(camel, entry);
      this.step = step;
    }

    @Override
    public void configure() {
      from("direct:things").errorHandler(noErrorHandler()).process(step);
    }

    @Override
    public Job.Kind kind() {
      return Job.Kind.EXPORT;
    }

    @Override
    public void run(ExportJob job) {
      send(job);
    }
  }

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @BeforeEach
  void start() {
    camel.start();
  }

  @AfterEach
  void stop() throws Exception {
    camel.close();
  }

  @Test
  void refusesAJobWhenItIsNotInstalled() {
    JobRoute route = new OneStep(camel, "direct:things?timeout=1", e -> {});

    assertThatThrownBy(() -> route.send("job"))
        .isInstanceOfSatisfying(
            LakeException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNAVAILABLE))
        .hasMessageContaining("direct:things");
  }

  @Test
  void letsAJobWaitUntilItIsInstalled() throws Exception {
    Queue<Object> seen = new ConcurrentLinkedQueue<>();
    JobRoute route = new OneStep(camel, "direct:things", e -> seen.add(e.getMessage().getBody()));
    FutureTask<Boolean> job = start(() -> route.send("early"));

    camel.addRoutes(route);

    assertThat(job.get(50, SECONDS)).isFalse();
    assertThat(seen).containsExactly("early");
  }

  @Test
  void passesOnWhatAStepThrewAsItIs() throws Exception {
    LakeException full = new LakeException(Problem.UNAVAILABLE, "disk full");
    JobRoute route =
        installed(
            e -> {
              throw full;
            });

    assertThatThrownBy(() -> route.send("job")).isSameAs(full);
  }

  @Test
  void wrapsACheckedException() throws Exception {
    IOException cut = new IOException("cut off");
    JobRoute route =
        installed(
            e -> {
              throw cut;
            });

    assertThatThrownBy(() -> route.send("job")).isInstanceOf(LakeException.class).hasCause(cut);
  }

  @Test
  void interruptsTheJobThatIsInsideWhenItCloses() throws Exception {
    JobRoute route =
        installed(
            e -> {
              inside.countDown();
              goOn.await();
            });
    FutureTask<Boolean> job =
        start(
            () ->
                assertThatThrownBy(() -> route.send("job"))
                    .isInstanceOf(JobInterruptedException.class));
    assertThat(inside.await(50, SECONDS)).isTrue();

    route.close();

    assertThat(job.get(50, SECONDS)).as("interrupt status").isTrue();
    assertThat(camel.getInflightRepository().size()).isZero();
  }

  @Test
  void takesTheInterruptionBackWhenTheJobEndedAllTheSame() throws Exception {
    JobRoute route =
        installed(
            e -> {
              inside.countDown();
              while (goOn.getCount() > 0) {
                Thread.onSpinWait();
              }
            });
    FutureTask<Boolean> job = start(() -> route.send("job"));
    assertThat(inside.await(50, SECONDS)).isTrue();

    route.close();
    goOn.countDown();

    assertThat(job.get(50, SECONDS)).as("interrupt status").isFalse();
  }

  @Test
  void leavesAJobThatComesTooLateForLater() throws Exception {
    JobRoute route = installed(e -> inside.countDown());
    route.close();

    FutureTask<Boolean> job =
        start(
            () ->
                assertThatThrownBy(() -> route.send("job"))
                    .isInstanceOf(JobInterruptedException.class));

    assertThat(job.get(50, SECONDS)).as("interrupt status").isTrue();
    assertThat(inside.getCount()).isEqualTo(1);
  }

  private JobRoute installed(Processor step) throws Exception {
    JobRoute route = new OneStep(camel, "direct:things", step);
    camel.addRoutes(route);
    return route;
  }

  /** Starts the work; the future tells whether its thread was interrupted at its end. */
  private static FutureTask<Boolean> start(Runnable work) {
    FutureTask<Boolean> task =
        new FutureTask<>(
            () -> {
              work.run();
              return Thread.currentThread().isInterrupted();
            });
    new Thread(task, "job").start();
    return task;
  }
}
