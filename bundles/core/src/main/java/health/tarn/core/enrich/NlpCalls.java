package health.tarn.core.enrich;

import health.tarn.spi.nlp.Analysis;
import health.tarn.spi.nlp.NlpEngine;
import health.tarn.spi.nlp.NlpError;
import health.tarn.spi.nlp.NlpException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks engines of NLP on threads of their own, and does not wait for ever: an engine that hangs is
 * interrupted and left alone, and after some of that nobody asks any more.
 */
public final class NlpCalls implements AutoCloseable {

  private static final int MOST_HANGING = 3;
  private static final int CHARACTERS_A_SECOND = 20_000;

  private final Duration limit;
  private final AtomicInteger hanging = new AtomicInteger();
  private final AtomicInteger number = new AtomicInteger();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "tarn-nlp-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param limit how long a short text may take; a long one has more
   */
  public NlpCalls(Duration limit) {
    this.limit = limit;
  }

  /** Tells whether so many calls hang that no more are made. */
  boolean isStuck() {
    return hanging.get() >= MOST_HANGING;
  }

  /**
   * Has a text read.
   *
   * @throws NlpException whatever the engine did wrong
   */
  Analysis analyze(NlpEngine engine, String text) {
    hanging.incrementAndGet();
    Future<Analysis> answer =
        threads.submit(
            () -> {
              try {
                return engine.analyze(text);
              } finally {
                hanging.decrementAndGet();
              }
            });
    long millis = limit.toMillis() + text.length() * 1_000L / CHARACTERS_A_SECOND;
    try {
      return answer.get(millis, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable thrown = e.getCause();
      if (thrown instanceof NlpException refused) {
        throw refused;
      }
      // Neither its message nor itself is kept: nobody knows what they repeat.
      String kind = thrown == null ? "nothing" : thrown.getClass().getName();
      throw new NlpException(NlpError.FAILED, "the engine threw " + kind);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new NlpException(
          NlpError.FAILED, "the engine took longer than " + millis / 1_000 + " s", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new NlpException(NlpError.INTERRUPTED, "the reading was interrupted", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
