package health.tarn.core.plugin;

import health.tarn.core.feed.BackOff;
import health.tarn.core.feed.SerialWork;
import health.tarn.core.read.Reads;
import health.tarn.spi.plugin.CommittedChange;
import health.tarn.spi.plugin.CommittedChange.Kind;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.LogEntry;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StoredVersion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one interceptor of one data store's commits, from the position on that it has reached.
 *
 * <p>What it has heard is written down after it has heard it, so it may hear the last of it again,
 * and never misses any.
 */
final class LogFollower implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LogFollower.class);

  private static final int ENOUGH = 100;
  private static final long MOST_BYTES = 4L << 20;

  private final Subscription subscription;
  private final String store;
  private final Storage storage;
  private final FollowedPosition position;
  private final BackOff backOff = new BackOff();
  private final SerialWork work;
  private volatile long reached;
  private volatile boolean failing;

  /** Changes in a row, and where the log stands after them. */
  private record Run(List<CommittedChange> changes, long t) {}

  /**
   * @param begin where it begins if it never followed this data store
   */
  LogFollower(
      Subscription subscription,
      String store,
      Storage storage,
      FollowedPosition position,
      long begin) {
    this.subscription = subscription;
    this.store = store;
    this.storage = storage;
    this.position = position;
    this.reached = known(begin);
    this.work = new SerialWork(() -> subscription.thread(), this::step, this::failed);
  }

  /** A position ahead of the storage is one of a storage that was put back. */
  private long known(long begin) {
    Long saved = position.read(storage.identity());
    if (saved != null && saved <= storage.t()) {
      return saved;
    }
    position.save(storage.identity(), begin);
    return begin;
  }

  /** Says that there may be something to tell. */
  void schedule() {
    if (!subscription.isSuspended() && (!failing || isPauseOver())) {
      work.schedule();
    }
  }

  private synchronized boolean isPauseOver() {
    return backOff.isOver();
  }

  /** Tells whether the interceptor has heard everything, or will not hear more now. */
  boolean isAtRest() {
    return subscription.isSuspended() || reached >= storage.t();
  }

  private boolean step() {
    if (subscription.isSuspended() || reached >= storage.t() || (failing && !isPauseOver())) {
      return false;
    }
    Run run = next();
    if (run.t() == reached) {
      return false;
    }
    if (!run.changes().isEmpty()) {
      subscription.tell(store, run.changes());
      position.save(storage.identity(), run.t());
    }
    reached = run.t();
    succeeded();
    return true;
  }

  private synchronized void succeeded() {
    backOff.succeeded();
    failing = false;
  }

  /** It is told the same again, after a pause. */
  private synchronized void failed(Throwable reason) {
    backOff.failed();
    failing = true;
    log.debug("Data store {} is told again after a pause", store, reason);
  }

  /** Reads whole commits until there is enough. */
  private Run next() {
    List<CommittedChange> changes = new ArrayList<>();
    long t = reached;
    long bytes = 0;
    try (Cursor<LogEntry> entries = storage.changes(reached)) {
      while (entries.hasNext()) {
        LogEntry entry = entries.next();
        if (entry.t() != t && (changes.size() >= ENOUGH || bytes >= MOST_BYTES)) {
          break;
        }
        t = entry.t();
        CommittedChange change = change(entry);
        if (change != null) {
          changes.add(change);
          bytes += size(entry);
        }
      }
    }
    return new Run(changes, t);
  }

  private static long size(LogEntry entry) {
    byte[] body = entry instanceof LogEntry.Made made ? made.version().body() : null;
    return body == null ? 0 : body.length;
  }

  /** Returns null for what changes nothing that anybody sees. */
  private static @Nullable CommittedChange change(LogEntry entry) {
    if (entry instanceof LogEntry.Made made) {
      StoredVersion version = made.version();
      Kind kind =
          version.deleted() ? Kind.DELETED : version.version() == 1 ? Kind.CREATED : Kind.UPDATED;
      return new CommittedChange(kind, version.key(), version.t(), Reads.resource(version));
    }
    if (entry instanceof LogEntry.Erased erased) {
      return new CommittedChange(Kind.ERASED, erased.key(), erased.t(), null);
    }
    return null;
  }

  @Override
  public void close() {
    work.stop();
  }
}
