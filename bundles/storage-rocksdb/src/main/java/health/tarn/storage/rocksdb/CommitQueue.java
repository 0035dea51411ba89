package health.tarn.storage.rocksdb;

import health.tarn.spi.storage.StorageError;
import health.tarn.spi.storage.StorageException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Where commits wait, and how groups are made of them.
 *
 * <p>While one group is being written, the next gathers. Callers that were just answered come back
 * a moment later; a short wait for as many as there were before makes one group of them instead of
 * two that alternate. A single caller never waits: it is the only one that is expected.
 */
final class CommitQueue {

  private static final int MOST_REQUESTS = 1024;
  private static final long MOST_GATHERING = TimeUnit.MILLISECONDS.toNanos(2);
  private static final int PART_OF_A_WRITE = 4;

  private final long mostWaiting;
  private final long mostInGroup;
  private final Executor threads;
  private final Consumer<List<Request>> committer;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notFull = lock.newCondition();
  private final Condition arrived = lock.newCondition();
  private final Condition idle = lock.newCondition();
  private final Deque<Request> waiting = new ArrayDeque<>();
  private long bytes;
  private boolean running;
  private boolean closed;

  /** How many callers there seem to be. */
  private int expected;

  private long lastWriteNanos;

  CommitQueue(
      long mostWaiting, long mostInGroup, Executor threads, Consumer<List<Request>> committer) {
    this.mostWaiting = mostWaiting;
    this.mostInGroup = mostInGroup;
    this.threads = threads;
    this.committer = committer;
  }

  /** Adds a request; waits while too much is waiting. */
  void add(Request request) {
    lock.lock();
    try {
      while (!closed && bytes > 0 && bytes + request.size() > mostWaiting) {
        notFull.awaitUninterruptibly();
      }
      if (closed) {
        request
            .future()
            .completeExceptionally(
                new StorageException(StorageError.CLOSED, "the storage was closed"));
        return;
      }
      waiting.add(request);
      bytes += request.size();
      arrived.signal();
      if (!running) {
        running = true;
        threads.execute(this::drain);
      }
    } finally {
      lock.unlock();
    }
  }

  private void drain() {
    boolean ended = false;
    try {
      drainAll();
      ended = true;
    } finally {
      if (!ended) {
        stop();
      }
    }
  }

  /** After an error the next request starts a thread again, and is refused there. */
  private void stop() {
    lock.lock();
    try {
      running = false;
      idle.signalAll();
      if (!waiting.isEmpty()) {
        running = true;
        threads.execute(this::drain);
      }
    } finally {
      lock.unlock();
    }
  }

  private void drainAll() {
    for (List<Request> group = take(); !group.isEmpty(); group = take()) {
      long start = System.nanoTime();
      committer.accept(group);
      written(group.size(), System.nanoTime() - start);
    }
  }

  private void written(int requests, long nanos) {
    lock.lock();
    try {
      expected = requests + waiting.size();
      lastWriteNanos = nanos;
    } finally {
      lock.unlock();
    }
  }

  /** Takes the next group; empty if nothing is waiting, and then no thread is needed. */
  private List<Request> take() {
    lock.lock();
    try {
      gather();
      List<Request> group = new ArrayList<>();
      long size = 0;
      while (!waiting.isEmpty() && fits(waiting.element(), group, size)) {
        Request request = waiting.remove();
        group.add(request);
        size += request.size();
        if (request instanceof Request.Remove) {
          break;
        }
      }
      bytes -= size;
      notFull.signalAll();
      if (group.isEmpty()) {
        running = false;
        idle.signalAll();
      }
      return group;
    } finally {
      lock.unlock();
    }
  }

  /** A removal reads what it removes, and is therefore a group of its own. */
  private boolean fits(Request request, List<Request> group, long size) {
    return group.isEmpty()
        || (!(request instanceof Request.Remove)
            && group.size() < MOST_REQUESTS
            && size + request.size() <= mostInGroup);
  }

  private void gather() {
    long left = Math.min(lastWriteNanos / PART_OF_A_WRITE, MOST_GATHERING);
    boolean interrupted = false;
    while (!closed
        && expected > 1
        && waiting.size() < expected
        && bytes < mostInGroup
        && left > 0
        && !interrupted) {
      try {
        left = arrived.awaitNanos(left);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    expected = 0;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  long bytes() {
    lock.lock();
    try {
      return bytes;
    } finally {
      lock.unlock();
    }
  }

  void awaitIdle() throws InterruptedException {
    lock.lock();
    try {
      while (running) {
        idle.await();
      }
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      notFull.signalAll();
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }
}
