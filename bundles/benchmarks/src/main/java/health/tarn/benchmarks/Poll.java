package health.tarn.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for something that only asking again can tell. */
final class Poll {

  private static final Duration LONGEST_UNREST = Duration.ofMinutes(2);

  /** Never counted down: the wait for it is the pause between two questions. */
  private final CountDownLatch pause = new CountDownLatch(1);

  private final Duration between;

  Poll(Duration between) {
    this.between = between;
  }

  /**
   * Asks until the answer is yes.
   *
   * @throws UnexpectedAnswerException if it is not for so long
   */
  void until(String what, Duration longest, Question<Boolean> question)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (!question.ask()) {
      if (System.nanoTime() > end) {
        throw new UnexpectedAnswerException("waited in vain for " + longest + " until " + what);
      }
      pause();
    }
  }

  /**
   * Asks until a figure has been within one percent for so many questions, or two minutes are over.
   *
   * @return the last answer
   */
  long untilSteady(int questions, Question<Long> figure) throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST_UNREST.toNanos();
    long reference = figure.ask();
    long last = reference;
    for (int same = 0; same < questions && System.nanoTime() < end; same++) {
      pause();
      last = figure.ask();
      if (Math.abs(last - reference) > reference / 100) {
        reference = last;
        same = -1;
      }
    }
    return last;
  }

  private void pause() throws InterruptedException {
    if (pause.await(between.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new IllegalStateException("nobody counts this latch down");
    }
  }

  /** A question to a lake, a process or a disk. */
  interface Question<T> {
    T ask() throws IOException;
  }
}
