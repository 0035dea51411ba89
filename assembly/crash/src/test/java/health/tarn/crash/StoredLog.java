package health.tarn.crash;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.LogEntry;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StoredVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A storage's log, read whole, in which positions and instants never go back. */
final class StoredLog {

  private final TreeMap<Long, List<StoredVersion>> commits = new TreeMap<>();
  private final Map<ResourceKey, List<StoredVersion>> versions = new HashMap<>();
  private final Map<ResourceKey, Long> erased = new HashMap<>();
  private final Map<ResourceKey, Long> purged = new HashMap<>();
  private long count;

  private StoredLog() {}

  static StoredLog read(Storage storage) {
    StoredLog log = new StoredLog();
    long t = 0;
    Instant at = Instant.EPOCH;
    for (LogEntry entry : all(storage.changes(0))) {
      assertThat(entry.t()).as("the log goes on").isGreaterThanOrEqualTo(t);
      t = entry.t();
      if (entry instanceof LogEntry.Made made) {
        assertThat(made.version().at()).as("instants go on").isAfterOrEqualTo(at);
        at = made.version().at();
        log.add(made.version());
      } else if (entry instanceof LogEntry.Erased erasure) {
        log.erased.put(erasure.key(), t);
      } else if (entry instanceof LogEntry.Purged purge) {
        log.purged.put(purge.key(), t);
      }
    }
    assertThat(t).as("the end of the log").isEqualTo(storage.t());
    return log;
  }

  private void add(StoredVersion version) {
    List<StoredVersion> commit = commits.computeIfAbsent(version.t(), t -> new ArrayList<>());
    assertThat(version.place()).as("a place in its commit").isEqualTo(commit.size());
    commit.add(version);
    versions.computeIfAbsent(version.key(), key -> new ArrayList<>()).add(version);
    count++;
  }

  static <T> List<T> all(Cursor<T> cursor) {
    try (cursor) {
      List<T> elements = new ArrayList<>();
      cursor.forEachRemaining(elements::add);
      return elements;
    }
  }

  /** Returns the versions of each commit, in the order of the log. */
  SortedMap<Long, List<StoredVersion>> commits() {
    return commits;
  }

  /** Returns the versions of each resource, the oldest first. */
  Map<ResourceKey, List<StoredVersion>> versions() {
    return versions;
  }

  List<StoredVersion> of(ResourceKey key) {
    return versions.getOrDefault(key, List.of());
  }

  /** Returns at which positions resources were erased the last time, or purged. */
  Map<ResourceKey, Long> removals(boolean erasures) {
    return erasures ? erased : purged;
  }

  /** Returns how many versions there are. */
  long count() {
    return count;
  }
}
