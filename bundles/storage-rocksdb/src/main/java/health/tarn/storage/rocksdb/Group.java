package health.tarn.storage.rocksdb;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Change;
import health.tarn.spi.storage.Commit;
import health.tarn.spi.storage.Note;
import health.tarn.spi.storage.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * Commits that are written with one fsync, each seeing what those before it did.
 *
 * <p>A commit is planned as a whole before any of it is put into the batch, so that one that is
 * refused leaves nothing behind.
 */
final class Group implements AutoCloseable {

  private static final byte[] NOTHING = new byte[0];

  private final Database database;
  private final Identity identity;
  private final Watches watches;
  private final WriteBatch batch = new WriteBatch();
  private final Map<ResourceKey, Version> newest = new HashMap<>();
  private long t;
  private int commits;

  /**
   * @param t the position of the last commit before the group
   */
  Group(Database database, Identity identity, Watches watches, long t) {
    this.database = database;
    this.identity = identity;
    this.watches = watches;
    this.t = t;
  }

  /**
   * Adds a commit.
   *
   * @param at its instant, in milliseconds since 1970
   * @throws health.tarn.spi.storage.StorageException if it is refused
   */
  Commit add(Batch changes, long at) throws RocksDBException {
    Watch watch = changes.watch();
    if (watch != null) {
      watches.check(watch, t);
    }
    List<Plan> plans = plan(changes.changes());
    long previous = t++;
    List<Commit.Outcome> outcomes = new ArrayList<>(plans.size());
    List<LogRecord.Entry> entries = new ArrayList<>(plans.size());
    Set<String> types = new LinkedHashSet<>();
    for (int place = 0; place < plans.size(); place++) {
      Plan plan = plans.get(place);
      outcomes.add(plan.outcome());
      if (plan.makesVersion()) {
        ResourceKey key = plan.change().key();
        put(plan, Version.of(plan.change(), t, at, plan.outcome().version(), place));
        entries.add(LogRecord.Entry.made(place, plan.outcome().version(), key));
        types.add(key.type());
      }
    }
    putLog(entries, types, at);
    putNotes(changes.notes());
    commits++;
    return new Commit(t, previous, Instant.ofEpochMilli(at), outcomes);
  }

  private List<Plan> plan(List<Change> changes) {
    List<byte[]> unknown = new ArrayList<>();
    for (Change change : changes) {
      if (!newest.containsKey(change.key())) {
        unknown.add(Keys.resource(change.key()));
      }
    }
    List<byte @Nullable []> values =
        unknown.isEmpty() ? List.of() : database.get(Family.RESOURCES, unknown);
    List<Plan> plans = new ArrayList<>(changes.size());
    int next = 0;
    for (Change change : changes) {
      Version before = newest.get(change.key());
      if (before == null) {
        byte[] value = values.get(next++);
        before = value == null ? null : Version.read(value);
      }
      plans.add(Plan.of(change, before, plans.size()));
    }
    return plans;
  }

  private void put(Plan plan, Version version) throws RocksDBException {
    ResourceKey key = plan.change().key();
    Version before = plan.before();
    if (before != null && !before.erased()) {
      put(Family.PAST, Keys.past(key, before.t()), before.toBytes());
    }
    put(Family.RESOURCES, Keys.resource(key), version.toBytes());
    putIdentifiers(key, before == null ? List.of() : before.identifiers(), version);
    List<String> already = before == null ? List.of() : before.compartments(key);
    for (String patient : version.compartments(key)) {
      if (!already.contains(patient)) {
        put(Family.PATIENTS, Keys.member(patient, key), NOTHING);
      }
    }
    newest.put(key, version);
    watches.touchType(key.type(), version.t());
    watches.touchResource(key, version.t());
  }

  /** Rows of identifiers stay when they are lost, and then say when that was. */
  private void putIdentifiers(ResourceKey key, List<String> before, Version version)
      throws RocksDBException {
    List<String> after = version.identifiers();
    for (String identifier : before) {
      watches.touchIdentifier(key.type(), identifier, version.t());
      if (!after.contains(identifier)) {
        put(Family.IDENTIFIERS, identity.identifier(key, identifier), Keys.log(version.t()));
      }
    }
    for (String identifier : after) {
      watches.touchIdentifier(key.type(), identifier, version.t());
      if (!before.contains(identifier)) {
        put(Family.IDENTIFIERS, identity.identifier(key, identifier), NOTHING);
      }
    }
  }

  private void putLog(List<LogRecord.Entry> entries, Set<String> types, long at)
      throws RocksDBException {
    LogRecord record = entries.isEmpty() ? LogRecord.noted(at) : new LogRecord(at, entries);
    put(Family.LOG, Keys.log(t), record.toBytes());
    for (String type : types) {
      put(Family.TYPES, Keys.typeAt(type, t), NOTHING);
    }
  }

  private void putNotes(List<Note> notes) throws RocksDBException {
    ColumnFamilyHandle handle = database.handle(Family.NOTES);
    for (Note note : notes) {
      byte[] name = Keys.ascii(note.name());
      byte[] value = note.value();
      if (value == null) {
        batch.delete(handle, name);
      } else {
        batch.put(handle, name, Notes.toBytes(value, t));
      }
    }
  }

  private void put(Family family, byte[] key, byte[] value) throws RocksDBException {
    batch.put(database.handle(family), key, value);
  }

  /** Writes what was added; then it is durable and visible. */
  void write() {
    database.write(batch);
  }

  int commits() {
    return commits;
  }

  /** Returns the position of the last commit. */
  long t() {
    return t;
  }

  @Override
  public void close() {
    batch.close();
  }
}
