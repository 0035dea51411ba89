package health.tarn.storage.memory;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.LogEntry;
import health.tarn.spi.storage.Position;
import health.tarn.spi.storage.StorageError;
import health.tarn.spi.storage.StorageException;
import health.tarn.spi.storage.StoredNote;
import health.tarn.spi.storage.Watch;
import health.tarn.spi.storage.Watch.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is kept, and how a single version comes and goes. Not safe for use by several threads. */
final class Model {

  /** Every resource that has a version, with its versions from the oldest to the newest. */
  final NavigableMap<ResourceKey, List<Kept>> histories = new TreeMap<>();

  final NavigableMap<Position, LogEntry> log = new TreeMap<>();

  /** The instant of the commit at each position. */
  final Map<Long, Instant> instants = new HashMap<>();

  final NavigableMap<String, StoredNote> notes = new TreeMap<>();

  /** When each condition was touched the last time. */
  private final Map<Condition, Long> touched = new HashMap<>();

  /** When the touches were forgotten the last time; 0 if never. */
  private long touchesKnownFrom;

  /** The number of the last version that each resource ever had, erased or not. */
  private final Map<ResourceKey, Long> counters = new HashMap<>();

  private final Map<Condition.OfIdentifier, SortedSet<String>> identifiers = new HashMap<>();

  @Nullable Kept newest(ResourceKey key) {
    List<Kept> versions = histories.get(key);
    return versions == null ? null : versions.get(versions.size() - 1);
  }

  /** Returns what was the newest at {@code t}, deleted or not. */
  @Nullable Kept newest(ResourceKey key, long t) {
    Kept newest = null;
    for (Kept kept : histories.getOrDefault(key, List.of())) {
      if (kept.version().t() <= t) {
        newest = kept;
      }
    }
    return newest;
  }

  /** Returns the number of the last version that the resource ever had; 0 if it had none. */
  long counter(ResourceKey key) {
    return counters.getOrDefault(key, 0L);
  }

  SortedSet<String> withIdentifier(String type, String identifier) {
    return identifiers.getOrDefault(new Condition.OfIdentifier(type, identifier), new TreeSet<>());
  }

  void add(Kept kept) {
    ResourceKey key = kept.version().key();
    long t = kept.version().t();
    touched.put(new Condition.OfType(key.type()), t);
    touched.put(new Condition.OfResource(key), t);
    Kept before = newest(key);
    if (before != null) {
      unindex(before);
      before.identifiers().forEach(i -> touched.put(identifier(key, i), t));
    }
    histories.computeIfAbsent(key, k -> new ArrayList<>()).add(kept);
    counters.put(key, kept.version().version());
    log.put(kept.version().position(), new LogEntry.Made(kept.version()));
    for (String identifier : kept.identifiers()) {
      touched.put(identifier(key, identifier), t);
      identifiers.computeIfAbsent(identifier(key, identifier), i -> new TreeSet<>()).add(key.id());
    }
  }

  /** Removes every version, also the newest if asked. */
  void remove(ResourceKey key, boolean newestToo) {
    Kept newest = newest(key);
    if (newest == null) {
      return;
    }
    for (Kept kept : histories.getOrDefault(key, List.of())) {
      if (newestToo || kept.version().version() < newest.version().version()) {
        log.remove(kept.version().position());
      }
    }
    if (newestToo) {
      unindex(newest);
      histories.remove(key);
    } else {
      histories.put(key, new ArrayList<>(List.of(newest)));
    }
  }

  /** Forgets what was touched before {@code t}, so that nothing tells of what was removed. */
  void forgetTouches(long t) {
    touched.clear();
    touchesKnownFrom = t;
  }

  void checkUntouched(Watch watch, long t) {
    if (watch.t() > t) {
      throw new StorageException(
          StorageError.INVALID, "watches from t " + watch.t() + ", but the last is " + t);
    }
    if (watch.conditions().stream().anyMatch(c -> lastTouch(c) > watch.t())) {
      throw new StorageException(
          StorageError.TOUCHED, "a watched condition was touched after t " + watch.t());
    }
  }

  private long lastTouch(Condition condition) {
    return touched.getOrDefault(condition, touchesKnownFrom);
  }

  private void unindex(Kept kept) {
    ResourceKey key = kept.version().key();
    for (String identifier : kept.identifiers()) {
      withIdentifier(key.type(), identifier).remove(key.id());
    }
  }

  private static Condition.OfIdentifier identifier(ResourceKey key, String identifier) {
    return new Condition.OfIdentifier(key.type(), identifier);
  }
}
