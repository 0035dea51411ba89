package health.tarn.storage.rocksdb;

import health.tarn.spi.storage.Commit;
import health.tarn.spi.storage.StorageError;
import health.tarn.spi.storage.StorageException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of a storage: takes what waits, decides it, writes it with one fsync, and answers.
 *
 * <p>It runs on a shared thread while something waits. Answers are given on another thread, in
 * order, so that what a caller does with one never holds up the next fsync.
 */
final class Committer {

  private static final Logger log = LoggerFactory.getLogger(Committer.class);

  private final Database database;
  private final Identity identity;
  private final Watches watches;
  private final InstantSource clock;
  private final RocksSettings settings;
  private final CommitQueue queue;
  private final Serial answers;
  private final Serial scrubs;
  private final Scrub scrub;
  private final AtomicLong t;
  private final AtomicLong commits = new AtomicLong();
  private final AtomicLong fsyncs = new AtomicLong();
  private final AtomicLong removals = new AtomicLong();
  private long lastAt;
  private @Nullable StorageException broken;

  Committer(
      Database database,
      Identity identity,
      RocksSettings settings,
      InstantSource clock,
      Executor threads) {
    this.database = database;
    this.identity = identity;
    this.settings = settings;
    this.clock = clock;
    watches = new Watches(database, identity);
    scrub = new Scrub(database);
    answers = new Serial(threads);
    scrubs = new Serial(threads);
    queue = new CommitQueue(settings.waiting(), settings.group(), threads, this::commit);
    LogEnd end = LogEnd.of(database);
    t = new AtomicLong(end.t());
    lastAt = end.at();
    if (scrub.isDue()) {
      scrubs.execute(scrub::everything);
    }
  }

  CompletableFuture<Commit> submit(Request request) {
    queue.add(request);
    return request.future();
  }

  private void commit(List<Request> requests) {
    List<Runnable> outcomes = new ArrayList<>(requests.size());
    try {
      if (requests.get(0) instanceof Request.Remove remove) {
        remove(remove);
      } else {
        append(requests, outcomes);
      }
    } catch (StorageException e) {
      if (e.error() == StorageError.UNKNOWN_OUTCOME) {
        log.error("A write failed; the storage takes no more until it is opened again", e);
        broken = e;
      }
      fail(requests, e);
      return;
    } catch (Error e) {
      // Nobody knows how far it came. Callers must not wait for ever.
      StorageException unknown =
          new StorageException(
              StorageError.UNKNOWN_OUTCOME,
              "it may or may not have been committed; open the storage again",
              e);
      broken = unknown;
      fail(requests, unknown);
      throw e;
    } catch (RocksDBException | RuntimeException e) {
      log.error("A group of commits failed; nothing of it was written", e);
      fail(requests, new StorageException(StorageError.IO, "nothing was written", e));
      return;
    }
    answers.execute(() -> outcomes.forEach(Runnable::run));
  }

  private void fail(List<Request> requests, StorageException e) {
    answers.execute(() -> requests.forEach(request -> request.future().completeExceptionally(e)));
  }

  private void append(List<Request> requests, List<Runnable> outcomes) throws RocksDBException {
    checkWritable();
    long before = lastAt;
    boolean written = false;
    try (Group group = new Group(database, identity, watches, t.get())) {
      for (Request request : requests) {
        outcomes.add(decide(group, (Request.Append) request));
      }
      if (group.commits() > 0) {
        group.write();
        fsyncs.incrementAndGet();
        commits.addAndGet(group.commits());
        t.set(group.t());
      }
      written = true;
    } finally {
      watches.groupWritten();
      if (!written) {
        lastAt = before;
      }
    }
  }

  /** Decides one request; the answer is given when the group is durable. */
  private Runnable decide(Group group, Request.Append append) throws RocksDBException {
    try {
      Commit commit = group.add(append.batch(), nextInstant());
      return () -> append.future().complete(commit);
    } catch (StorageException e) {
      return () -> append.future().completeExceptionally(e);
    }
  }

  private void remove(Request.Remove request) throws RocksDBException {
    checkWritable();
    try (Removal removal = new Removal(database, identity, request.key(), request.newestToo())) {
      Commit commit = removal.prepare(t.get(), nextInstant());
      removal.write();
      fsyncs.incrementAndGet();
      commits.incrementAndGet();
      t.set(commit.t());
      watches.removed(commit.t());
      removals.incrementAndGet();
      Scrub.Ranges ranges = removal.ranges();
      scrubs.execute(() -> scrub(request, commit, ranges));
    }
  }

  private void scrub(Request.Remove request, Commit commit, Scrub.Ranges ranges) {
    try {
      scrub.after(commit.t(), ranges);
      request.future().complete(commit);
    } catch (StorageException e) {
      request
          .future()
          .completeExceptionally(
              new StorageException(
                  StorageError.UNKNOWN_OUTCOME,
                  request.key()
                      + " is removed, but files may hold its bytes until the storage is"
                      + " opened again",
                  e));
    }
  }

  private long nextInstant() {
    lastAt = Math.max(lastAt, clock.millis());
    return lastAt;
  }

  private void checkWritable() {
    if (broken != null) {
      throw new StorageException(
          StorageError.IO, "an earlier write failed; open the storage again", broken);
    }
    long usable = database.usable();
    if (usable < settings.free()) {
      throw new StorageException(
          StorageError.FULL,
          "the disk has " + usable + " bytes left, expected at least " + settings.free());
    }
  }

  long t() {
    return t.get();
  }

  long commits() {
    return commits.get();
  }

  long fsyncs() {
    return fsyncs.get();
  }

  /** How many erasures and purges there were since the storage was opened. */
  long removals() {
    return removals.get();
  }

  long waitingBytes() {
    return queue.bytes();
  }

  /** Waits until nothing is waiting to be written, and the files are clean. */
  void awaitIdle() throws InterruptedException {
    queue.awaitIdle();
    answers.awaitIdle();
    scrubs.awaitIdle();
  }

  /** Writes all files anew, after the removals that are under way. */
  void compact() {
    try {
      CompletableFuture.runAsync(scrub::everything, scrubs).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StorageException failed) {
        throw failed;
      }
      throw e;
    }
  }

  /** Refuses what comes from now on. */
  void close() {
    queue.close();
  }
}
