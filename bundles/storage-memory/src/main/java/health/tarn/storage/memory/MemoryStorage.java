package health.tarn.storage.memory;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Commit;
import health.tarn.spi.storage.Commit.Effect;
import health.tarn.spi.storage.Commit.Outcome;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.Figure;
import health.tarn.spi.storage.HistoryScope;
import health.tarn.spi.storage.LogEntry;
import health.tarn.spi.storage.MadeVersion;
import health.tarn.spi.storage.Note;
import health.tarn.spi.storage.Position;
import health.tarn.spi.storage.ScanScope;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StorageError;
import health.tarn.spi.storage.StorageException;
import health.tarn.spi.storage.StoredNote;
import health.tarn.spi.storage.StoredVersion;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One lock, plain collections, and no idea of speed: what it answers is what is right. */
final class MemoryStorage implements Storage {

  private final String identity = UUID.randomUUID().toString();
  private final InstantSource clock;
  private final Model model = new Model();
  private long t;
  private Instant at = Instant.EPOCH;
  private boolean closed;

  MemoryStorage(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public synchronized long t() {
    return t;
  }

  @Override
  public synchronized long tAt(Instant instant) {
    checkOpen();
    return model.log.descendingKeySet().stream()
        .mapToLong(Position::t)
        .filter(at -> !Objects.requireNonNull(model.instants.get(at)).isAfter(instant))
        .findFirst()
        .orElse(0);
  }

  @Override
  public CompletableFuture<Commit> append(Batch batch) {
    return answer(() -> commit(batch));
  }

  private Commit commit(Batch batch) {
    batch.check();
    List<Plan> plans = Plan.of(batch, model, t);
    long previous = begin();
    List<Outcome> outcomes = new ArrayList<>();
    for (int place = 0; place < plans.size(); place++) {
      Plan plan = plans.get(place);
      outcomes.add(plan.outcome());
      if (plan.outcome().effect() != Effect.NONE) {
        model.add(plan.version(t, place, at));
      }
    }
    if (outcomes.stream().allMatch(outcome -> outcome.effect() == Effect.NONE)) {
      model.log.put(new Position(t, 0), new LogEntry.Noted(t));
    }
    for (Note note : batch.notes()) {
      if (note.value() == null) {
        model.notes.remove(note.name());
      } else {
        model.notes.put(note.name(), new StoredNote(note.name(), note.value(), t));
      }
    }
    return new Commit(t, previous, at, outcomes);
  }

  /** Gives the next position and its instant; returns the position before it. */
  private long begin() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    at = now.isBefore(at) ? at : now;
    model.instants.put(t + 1, at);
    return t++;
  }

  @Override
  public CompletableFuture<Commit> erase(ResourceKey key) {
    return answer(() -> remove(key, true));
  }

  @Override
  public CompletableFuture<Commit> purgeHistory(ResourceKey key) {
    return answer(() -> remove(key, false));
  }

  private Commit remove(ResourceKey key, boolean newestToo) {
    long previous = begin();
    model.remove(key, newestToo);
    model.forgetTouches(t);
    model.log.put(
        new Position(t, 0), newestToo ? new LogEntry.Erased(t, key) : new LogEntry.Purged(t, key));
    Kept newest = model.newest(key);
    long version = newest == null ? 0 : newest.version().version();
    return new Commit(t, previous, at, List.of(new Outcome(version, Effect.NONE)));
  }

  private synchronized CompletableFuture<Commit> answer(Supplier<Commit> action) {
    try {
      checkOpen();
      return CompletableFuture.completedFuture(action.get());
    } catch (StorageException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public synchronized Optional<StoredVersion> latest(ResourceKey key) {
    checkOpen();
    return Optional.ofNullable(model.newest(key)).map(Kept::version);
  }

  @Override
  public synchronized Optional<StoredVersion> version(ResourceKey key, long version) {
    checkOpen();
    return versions(key).stream().filter(v -> v.version() == version).findFirst();
  }

  @Override
  public synchronized List<@Nullable StoredVersion> asOf(List<ResourceKey> keys, long asOf) {
    checkOpen();
    List<@Nullable StoredVersion> found = new ArrayList<>();
    for (ResourceKey key : keys) {
      Kept kept = model.newest(key, asOf);
      found.add(kept == null ? null : kept.version());
    }
    return found;
  }

  @Override
  public synchronized List<String> withIdentifier(String type, String identifier) {
    checkOpen();
    return List.copyOf(model.withIdentifier(type, identifier));
  }

  @Override
  public synchronized Cursor<StoredVersion> history(HistoryScope scope, @Nullable Position before) {
    checkOpen();
    NavigableMap<Position, LogEntry> entries =
        before == null ? model.log : model.log.headMap(before, false);
    List<StoredVersion> versions = new ArrayList<>();
    for (LogEntry entry : entries.descendingMap().values()) {
      if (entry instanceof LogEntry.Made made && within(scope, made.version().key())) {
        versions.add(made.version());
      }
    }
    return new Snapshot<>(versions, this::keeps);
  }

  private static boolean within(HistoryScope scope, ResourceKey key) {
    if (scope instanceof HistoryScope.OfResource resource) {
      return key.equals(resource.key());
    }
    return !(scope instanceof HistoryScope.OfType type) || key.type().equals(type.type());
  }

  @Override
  public synchronized Cursor<LogEntry> changes(long afterT) {
    checkOpen();
    Collection<LogEntry> entries =
        model.log.tailMap(new Position(afterT, Integer.MAX_VALUE), false).values();
    return new Snapshot<>(
        List.copyOf(entries),
        entry -> !(entry instanceof LogEntry.Made made) || keeps(made.version()));
  }

  @Override
  public synchronized List<MadeVersion> madeAt(long at) {
    checkOpen();
    List<MadeVersion> made = new ArrayList<>();
    Position first = new Position(at, 0);
    Position last = new Position(at, Integer.MAX_VALUE);
    for (LogEntry entry : model.log.subMap(first, true, last, true).values()) {
      if (entry instanceof LogEntry.Made of) {
        StoredVersion version = of.version();
        made.add(new MadeVersion(version.key(), version.version(), version.place(), version.at()));
      }
    }
    return made;
  }

  @Override
  public synchronized Cursor<StoredVersion> scan(
      ScanScope scope, long asOf, @Nullable ResourceKey after) {
    checkOpen();
    NavigableMap<ResourceKey, List<Kept>> resources =
        after == null ? model.histories : model.histories.tailMap(after, false);
    List<StoredVersion> found =
        resources.keySet().stream()
            .map(key -> model.newest(key, asOf))
            .filter(Objects::nonNull)
            .filter(kept -> !kept.version().deleted() && within(scope, kept))
            .map(Kept::version)
            .toList();
    return new Snapshot<>(found, this::keeps);
  }

  private static boolean within(ScanScope scope, Kept kept) {
    if (scope instanceof ScanScope.OfPatient patient) {
      return kept.belongsTo(patient.patientId());
    }
    return !(scope instanceof ScanScope.OfType type)
        || kept.version().key().type().equals(type.type());
  }

  private synchronized boolean keeps(StoredVersion version) {
    checkOpen();
    return versions(version.key()).contains(version);
  }

  private List<StoredVersion> versions(ResourceKey key) {
    return model.histories.getOrDefault(key, List.of()).stream().map(Kept::version).toList();
  }

  @Override
  public synchronized byte @Nullable [] note(String name) {
    checkOpen();
    StoredNote note = model.notes.get(name);
    return note == null ? null : note.value();
  }

  @Override
  public synchronized Cursor<StoredNote> notes(String prefix) {
    checkOpen();
    return new Snapshot<>(
        model.notes.tailMap(prefix, true).values().stream()
            .takeWhile(note -> note.name().startsWith(prefix))
            .toList(),
        note -> true);
  }

  @Override
  public void compact() {
    // There is nothing to make smaller.
  }

  @Override
  public synchronized List<Figure> figures() {
    checkOpen();
    return List.of(
        new Figure("resources", model.histories.size()),
        new Figure("log.entries", model.log.size()),
        new Figure("notes", model.notes.size()));
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  private void checkOpen() {
    if (closed) {
      throw new StorageException(StorageError.CLOSED, "the storage was closed");
    }
  }
}
