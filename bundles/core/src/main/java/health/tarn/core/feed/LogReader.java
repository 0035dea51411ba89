package health.tarn.core.feed;

import health.tarn.api.ResourceKey;
import health.tarn.spi.search.IndexChange;
import health.tarn.spi.search.IndexEntry;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.LogEntry;
import health.tarn.spi.storage.ScanScope;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StoredVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a storage's log, or its current resources, as changes of an index. */
final class LogReader {

  private static final Logger log = LoggerFactory.getLogger(LogReader.class);

  private static final long MOST_BYTES = 16L << 20;

  private final Storage storage;
  private final EntrySource source;

  LogReader(Storage storage, EntrySource source) {
    this.storage = storage;
    this.source = source;
  }

  /**
   * Some changes in a row.
   *
   * @param t where the log stands after them
   * @param poisoned the resources whose entries could not be computed
   */
  record Run(List<IndexChange> changes, long t, List<ResourceKey> poisoned) {}

  /**
   * Reads whole commits after a position until there are at least {@code enough} changes, or many
   * bytes.
   */
  Run after(long t, int enough) {
    List<IndexChange> changes = new ArrayList<>();
    List<ResourceKey> poisoned = new ArrayList<>();
    long reached = t;
    long bytes = 0;
    try (Cursor<LogEntry> entries = storage.changes(t)) {
      while (entries.hasNext()) {
        LogEntry entry = entries.next();
        if (entry.t() != reached && (changes.size() >= enough || bytes >= MOST_BYTES)) {
          break;
        }
        reached = entry.t();
        bytes += entry instanceof LogEntry.Made made ? size(made.version()) : 0;
        IndexChange change = change(entry, poisoned);
        if (change != null) {
          changes.add(change);
        }
      }
    }
    return new Run(changes, reached, poisoned);
  }

  /** Reads current resources in the order of their keys; a run without changes is the end. */
  Run current(long t, @Nullable ResourceKey after, int enough) {
    List<StoredVersion> read = new ArrayList<>();
    long bytes = 0;
    try (Cursor<StoredVersion> versions = storage.scan(new ScanScope.OfAll(), t, after)) {
      while (read.size() < enough && bytes < MOST_BYTES && versions.hasNext()) {
        StoredVersion version = versions.next();
        bytes += size(version);
        read.add(version);
      }
    }
    List<ResourceKey> poisoned = Collections.synchronizedList(new ArrayList<>());
    // Reading is cheap beside computing the entries, which all processors do.
    List<IndexChange> changes =
        read.parallelStream().map(version -> change(version, true, poisoned)).toList();
    return new Run(changes, t, poisoned);
  }

  private static long size(StoredVersion version) {
    byte[] body = version.body();
    return body == null ? 0 : body.length;
  }

  private @Nullable IndexChange change(LogEntry entry, List<ResourceKey> poisoned) {
    if (entry instanceof LogEntry.Made made) {
      return change(made.version(), false, poisoned);
    }
    if (entry instanceof LogEntry.Erased erased) {
      return new IndexChange(erased.key(), 0, Instant.EPOCH, false, null);
    }
    return null;
  }

  private IndexChange change(StoredVersion version, boolean first, List<ResourceKey> poisoned) {
    List<IndexEntry> entries = version.deleted() ? null : entries(version, poisoned);
    return new IndexChange(
        version.key(), version.version(), version.at(), first && entries != null, entries);
  }

  /**
   * One bad resource must never stop a projection: it is left out and reported. Without entries it
   * would be found by every condition that denies something, whoever asks.
   */
  private @Nullable List<IndexEntry> entries(StoredVersion version, List<ResourceKey> poisoned) {
    try {
      return source.entries(version);
    } catch (RuntimeException e) {
      log.error("The entries of {} cannot be computed; it will not be found", version.key(), e);
      poisoned.add(version.key());
      return null;
    }
  }
}
