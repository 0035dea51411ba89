package health.tarn.nlp.ctakes;

import health.tarn.spi.nlp.NlpError;
import health.tarn.spi.nlp.NlpException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lends pipelines, each to one thread at a time. It builds one when all others are lent, up to a
 * bound; beyond that, a thread waits. What was given back last is lent first, so that the others
 * grow old and can be dropped.
 */
final class PipelinePool implements AutoCloseable {

  /** What is done with a pipeline. */
  interface Work<T> {
    T with(Pipeline pipeline) throws Exception;
  }

  private record Idle(Pipeline pipeline, long since) {}

  private final Callable<Pipeline> builder;
  private final int most;
  private final long idleNanos;
  private final LongSupplier nanos;

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition change = lock.newCondition();
  private final Deque<Idle> idle = new ArrayDeque<>();
  private int lent;
  private boolean closed;

  /**
   * @param most how many pipelines there are at most
   * @param idleTime how long a pipeline is kept that nobody wants
   * @param nanos the clock, such as {@link System#nanoTime}
   */
  PipelinePool(Callable<Pipeline> builder, int most, Duration idleTime, LongSupplier nanos) {
    this.builder = builder;
    this.most = most;
    this.idleNanos = idleTime.toNanos();
    this.nanos = nanos;
  }

  /**
   * Does the work with a pipeline. If it throws anything but an {@link NlpException}, the pipeline
   * is thrown away, and nothing of what the exception says is passed on.
   */
  <T> T lend(Work<T> work) {
    Pipeline known = take();
    boolean sound = false;
    Pipeline pipeline = null;
    try {
      pipeline = known == null || known.outdated() ? build() : known;
      T result = work.with(pipeline);
      sound = true;
      return result;
    } catch (NlpException e) {
      sound = true;
      throw e;
    } catch (Exception | StackOverflowError e) {
      throw new NlpException(NlpError.FAILED, whereOnly(e));
    } finally {
      giveBack(sound ? pipeline : null);
    }
  }

  /** Returns an idle pipeline, or null if one may be built. */
  private @Nullable Pipeline take() {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      throw interrupted();
    }
    try {
      while (!closed && lent == most) {
        change.await();
      }
      if (closed) {
        throw new NlpException(NlpError.CLOSED, "the engine is closed");
      }
      lent++;
      Idle youngest = idle.pollFirst();
      return youngest == null ? null : youngest.pipeline();
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      lock.unlock();
    }
  }

  private static NlpException interrupted() {
    Thread.currentThread().interrupt();
    return new NlpException(NlpError.INTERRUPTED, "interrupted while waiting for a pipeline");
  }

  private Pipeline build() {
    try {
      return builder.call();
    } catch (Exception e) {
      throw new NlpException(NlpError.FAILED, "a pipeline of cTAKES could not be built", e);
    }
  }

  private void giveBack(@Nullable Pipeline pipeline) {
    lock.lock();
    try {
      lent--;
      if (pipeline != null && !closed) {
        idle.addFirst(new Idle(pipeline, nanos.getAsLong()));
      }
      change.signal();
    } finally {
      lock.unlock();
    }
  }

  /** cTAKES quotes the text in what its exceptions say, so only what and where is told. */
  private static String whereOnly(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    StackTraceElement[] trace = root.getStackTrace();
    return "cTAKES failed with "
        + root.getClass().getName()
        + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  /** Drops the pipelines that nobody wanted for the idle time. */
  void dropIdle() {
    lock.lock();
    try {
      long now = nanos.getAsLong();
      idle.removeIf(known -> now - known.since() >= idleNanos);
    } finally {
      lock.unlock();
    }
  }

  /** Tells whether {@link #close} was called. */
  boolean closed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Lends no more; threads that wait are told so, those that read end after their piece. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      idle.clear();
      change.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
