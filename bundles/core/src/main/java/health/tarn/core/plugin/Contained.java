package health.tarn.core.plugin;

import health.tarn.api.Issue;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls one service of a plugin so that nothing it does harms whoever calls.
 *
 * <p>It has a few threads of its own. What it throws is counted; a call that lasts too long is
 * interrupted, left alone and counted; after some of these it is called no more. A thread that does
 * not come back keeps its place, so that what hangs can take nobody else's.
 */
final class Contained implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Contained.class);

  private static final long IDLE_SECONDS = 10;
  private static final Duration ASKING = Duration.ofSeconds(30);
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Duration SOON = Duration.ofSeconds(1);

  private volatile String label;
  private final Supplier<Duration> patience;
  private final int mostHangs;
  private final int atOnce;
  private final Semaphore places;
  private final ThreadPoolExecutor threads;
  private final Set<Turn> turns = ConcurrentHashMap.newKeySet();
  private final LongAdder calls = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final AtomicInteger hangs = new AtomicInteger();
  private volatile @Nullable String problem;
  private volatile boolean closed;

  /**
   * @param label what the service is called in messages, such as {@code operation $x of plugin y}
   * @param patience how long a call may last
   */
  Contained(String label, String bundle, Supplier<Duration> patience, PluginLimits limits) {
    this.label = label;
    this.patience = patience;
    this.mostHangs = limits.hangs();
    this.atOnce = limits.atOnce();
    this.places = new Semaphore(atOnce);
    this.threads =
        new ThreadPoolExecutor(
            0,
            atOnce,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Threads.named("tarn-plugin-" + bundle + "-"));
  }

  /** Asks the service about itself; not counted as a call, and not in a hurry. */
  <T> T ask(Function<Turn, T> work) {
    return run(work, ASKING.toNanos());
  }

  /**
   * Calls the service.
   *
   * @throws LakeException {@link Problem#INTERNAL} with a finding if it threw, {@link
   *     Problem#UNAVAILABLE} if it did not answer in time, is suspended or gone, {@link
   *     Problem#TOO_BUSY} if no place became free
   */
  <T> T call(Function<Turn, T> work) {
    if (isSuspended()) {
      throw new LakeException(
          Problem.UNAVAILABLE, label + " is suspended, since it hung too often");
    }
    calls.increment();
    return run(work, patience.get().toNanos());
  }

  private <T> T run(Function<Turn, T> work, long nanos) {
    takePlace(nanos);
    Turn turn = new Turn();
    turns.add(turn);
    CompletableFuture<T> answer = new CompletableFuture<>();
    try {
      threads.execute(() -> run(work, turn, answer));
    } catch (RejectedExecutionException e) {
      leave(turn);
      throw gone(e);
    }
    return await(answer, turn, nanos);
  }

  private void takePlace(long nanos) {
    try {
      if (!places.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
        throw LakeException.retryLater(
            Problem.TOO_BUSY, label + " is called " + atOnce + " times at once already", SOON);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private <T> void run(Function<Turn, T> work, Turn turn, CompletableFuture<T> answer) {
    turn.begin();
    try {
      answer.complete(work.apply(turn));
    } catch (Throwable e) { // A plugin may throw anything; whoever waits is told.
      answer.completeExceptionally(e);
    } finally {
      turn.end();
      leave(turn);
    }
  }

  private void leave(Turn turn) {
    turns.remove(turn);
    places.release();
  }

  private <T> T await(CompletableFuture<T> answer, Turn turn, long nanos) {
    try {
      return answer.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      turn.giveUp();
      throw hung(nanos, e);
    } catch (InterruptedException e) {
      turn.giveUp();
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw failed(e.getCause() == null ? e : e.getCause());
    }
  }

  private LakeException hung(long nanos, Exception e) {
    String what = "did not answer within " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms";
    problem = what;
    int count = hangs.incrementAndGet();
    log.warn("{} {}; it was interrupted and left alone", label, what);
    if (count == mostHangs) {
      log.error("{} is suspended until its bundle is updated or started again", label);
    }
    return new LakeException(Problem.UNAVAILABLE, label + " " + what, e);
  }

  /** What was thrown is told by its kind and place: nobody knows what its message repeats. */
  private LakeException failed(Throwable e) {
    if (closed) {
      return gone(e);
    }
    failures.increment();
    StackTraceElement[] frames = e.getStackTrace();
    String kind = e.getClass().getName();
    problem = frames.length == 0 ? kind : kind + " at " + frames[0];
    log.warn("{} failed: {}", label, problem);
    String message = label + " failed with " + kind;
    return new LakeException(Problem.INTERNAL, message, List.of(Issue.error("exception", message)));
  }

  private LakeException gone(Throwable e) {
    log.debug("{} went away during a call", label, e);
    return LakeException.retryLater(
        Problem.UNAVAILABLE, label + " is being replaced or removed; try again", SOON);
  }

  private LakeException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new LakeException(Problem.UNAVAILABLE, "interrupted while " + label + " worked", e);
  }

  boolean isSuspended() {
    return hangs.get() >= mostHangs;
  }

  /** Calls the service otherwise in messages from now on. */
  void label(String other) {
    label = other;
  }

  long calls() {
    return calls.sum();
  }

  long failures() {
    return failures.sum();
  }

  long hangs() {
    return hangs.get();
  }

  /** Returns what went wrong last; null if nothing did. */
  @Nullable String problem() {
    return problem;
  }

  /** Lets the calls that are under way end for a short while, then gives them up. */
  @Override
  public void close() {
    closed = true;
    try {
      if (isSuspended() || !places.tryAcquire(atOnce, GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        turns.forEach(Turn::giveUp);
      }
    } catch (InterruptedException e) {
      turns.forEach(Turn::giveUp);
      Thread.currentThread().interrupt();
    }
    threads.shutdown();
  }
}
