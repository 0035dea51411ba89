package health.tarn.nlp.ctakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.spi.nlp.NlpError;
import health.tarn.spi.nlp.NlpException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@NullUnmarked // A null fails the test by itself.
@Timeout(60)
class PipelinePoolTest {

  private static final Duration IDLE = Duration.ofMinutes(5);

  private final AtomicInteger built = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();
  private boolean outdated;

  private PipelinePool pool(int most) {
    return new PipelinePool(this::build, most, IDLE, nanos::get);
  }

  private Pipeline build() {
    built.incrementAndGet();
    return new Pipeline() {
      @Override
      public List<Mention> read(String piece) {
        return List.of();
      }

      @Override
      public boolean outdated() {
        return outdated;
      }
    };
  }

  private static int read(PipelinePool pool) {
    return pool.lend(pipeline -> pipeline.read("a").size());
  }

  private static NlpError errorOf(Runnable work) {
    try {
      work.run();
      throw new AssertionError("expected an NlpException");
    } catch (NlpException e) {
      return e.error();
    }
  }

  @Test
  void buildsAPipelineWhenOneIsWantedAndUsesItAgain() {
    PipelinePool pool = pool(2);
    assertThat(built).hasValue(0);

    read(pool);
    read(pool);

    assertThat(built).hasValue(1);
  }

  @Test
  void replacesAPipelineThatThrewAndRepeatsNothingOfWhatItSaid() {
    PipelinePool pool = pool(1);

    assertThatThrownBy(
            () ->
                pool.lend(
                    pipeline -> {
                      throw new IllegalStateException(
                          "sentence being tagged is: 'Jane Roe'", new Exception("Jane Roe"));
                    }))
        .isInstanceOfSatisfying(
            NlpException.class, e -> assertThat(e.error()).isEqualTo(NlpError.FAILED))
        .hasMessageContaining("java.lang.Exception at health.tarn.nlp.ctakes.PipelinePoolTest")
        .hasMessageNotContaining("Jane")
        .hasNoCause();

    read(pool);
    assertThat(built).hasValue(2);
  }

  @Test
  void keepsAPipelineWhoseReaderWasInterrupted() {
    PipelinePool pool = pool(1);

    assertThat(
            errorOf(
                () ->
                    pool.lend(
                        pipeline -> {
                          throw new NlpException(NlpError.INTERRUPTED, "between two pieces");
                        })))
        .isEqualTo(NlpError.INTERRUPTED);

    read(pool);
    assertThat(built).hasValue(1);
  }

  @Test
  void hasRoomAgainAfterAPipelineCouldNotBeBuilt() {
    AtomicInteger calls = new AtomicInteger();
    PipelinePool pool =
        new PipelinePool(
            () -> {
              if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("no model");
              }
              return build();
            },
            1,
            IDLE,
            nanos::get);

    assertThat(errorOf(() -> read(pool))).isEqualTo(NlpError.FAILED);

    assertThat(read(pool)).isZero();
  }

  @Test
  void lendsNoMoreThanItMayAndTheRestWaits() throws Exception {
    PipelinePool pool = pool(1);
    Holder holder = new Holder(pool);
    Asker asker = new Asker(pool);
    asker.awaitWaiting();

    holder.release();

    assertThat(asker.answer()).isNull();
    assertThat(built).hasValue(1);
  }

  @Test
  void tellsThoseWhoWaitThatItIsClosed() throws Exception {
    PipelinePool pool = pool(1);
    Holder holder = new Holder(pool);
    Asker asker = new Asker(pool);
    asker.awaitWaiting();

    pool.close();

    assertThat(asker.answer()).isEqualTo(NlpError.CLOSED);
    assertThat(errorOf(() -> read(pool))).isEqualTo(NlpError.CLOSED);
    holder.release();
  }

  @Test
  void endsWaitingWhenTheThreadIsInterrupted() throws Exception {
    PipelinePool pool = pool(1);
    Holder holder = new Holder(pool);
    Asker asker = new Asker(pool);
    asker.awaitWaiting();

    asker.thread.interrupt();

    assertThat(asker.answer()).isEqualTo(NlpError.INTERRUPTED);
    holder.release();
    assertThat(read(pool)).isZero();
  }

  @Test
  void dropsWhatNobodyWantedForTheIdleTime() {
    PipelinePool pool = pool(1);
    read(pool);

    nanos.addAndGet(IDLE.toNanos() - 1);
    pool.dropIdle();
    read(pool);
    assertThat(built).hasValue(1);

    nanos.addAndGet(IDLE.toNanos());
    pool.dropIdle();
    read(pool);
    assertThat(built).hasValue(2);
  }

  @Test
  void replacesAPipelineWhoseTermsAreOfYesterday() {
    PipelinePool pool = pool(1);
    read(pool);

    outdated = true;
    read(pool);

    assertThat(built).hasValue(2);
  }

  /** Has a pipeline until told otherwise. */
  private static final class Holder {

    private final CountDownLatch free = new CountDownLatch(1);
    private final Thread thread;

    Holder(PipelinePool pool) throws InterruptedException {
      CountDownLatch holds = new CountDownLatch(1);
      thread =
          new Thread(
              () ->
                  pool.lend(
                      pipeline -> {
                        holds.countDown();
                        free.await();
                        return 0;
                      }));
      thread.start();
      holds.await();
    }

    void release() throws InterruptedException {
      free.countDown();
      thread.join();
    }
  }

  /** Wants a pipeline, in a thread of its own. */
  private static final class Asker {

    private final CompletableFuture<NlpError> answer = new CompletableFuture<>();
    private final Thread thread;

    Asker(PipelinePool pool) {
      thread =
          new Thread(
              () -> {
                try {
                  read(pool);
                  answer.complete(null);
                } catch (NlpException e) {
                  answer.complete(e.error());
                }
              });
      thread.start();
    }

    void awaitWaiting() {
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }

    NlpError answer() throws Exception {
      return answer.get(30, TimeUnit.SECONDS);
    }
  }
}
