package health.tarn.storage.rocksdb;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.Commit;
import health.tarn.spi.storage.Commit.Effect;
import health.tarn.spi.storage.Commit.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/** Removes versions of one resource, and whatever else tells of them, in one commit. */
final class Removal implements AutoCloseable {

  private static final byte[] LAST = Keys.ascii("removed");

  private final Database database;
  private final Identity identity;
  private final WriteBatch batch = new WriteBatch();
  private final Scrub.Ranges ranges = new Scrub.Ranges();
  private final ResourceKey key;
  private final boolean newestToo;

  Removal(Database database, Identity identity, ResourceKey key, boolean newestToo) {
    this.database = database;
    this.identity = identity;
    this.key = key;
    this.newestToo = newestToo;
  }

  /** Returns the position of the last removal; 0 if there was none. */
  static long last(Database database) {
    byte[] value = database.get(Family.META, LAST);
    return value == null ? 0 : Input.longAt(value, 0);
  }

  /** Prepares the commit that follows {@code previousT}; {@link #write} makes it. */
  Commit prepare(long previousT, long at) throws RocksDBException {
    long t = previousT + 1;
    byte[] value = database.get(Family.RESOURCES, Keys.resource(key));
    Version newest = value == null ? null : Version.read(value);
    boolean there = newest != null && !newest.erased();
    List<Version> gone = new ArrayList<>();
    if (newest != null && there) {
      gone.addAll(database.leased(this::past));
      for (Version version : gone) {
        batch.delete(database.handle(Family.PAST), Keys.past(key, version.t()));
      }
      ranges.add(Family.PAST, Keys.pastOf(key), Keys.behindPastOf(key));
      if (newestToo) {
        gone.add(newest);
        byte[] erased = Version.erased(t, newest.version()).toBytes();
        batch.put(database.handle(Family.RESOURCES), Keys.resource(key), erased);
      }
      ranges.add(Family.RESOURCES, Keys.resource(key));
      removeTraces(gone, newestToo ? null : newest);
    }
    LogRecord.Kind kind = newestToo ? LogRecord.Kind.ERASED : LogRecord.Kind.PURGED;
    LogRecord record = new LogRecord(at, List.of(LogRecord.Entry.removed(kind, key)));
    batch.put(database.handle(Family.LOG), Keys.log(t), record.toBytes());
    batch.put(database.handle(Family.META), LAST, Keys.log(t));
    batch.put(database.handle(Family.META), Scrub.marker(t), Keys.log(t));
    long version = newest != null && there && !newestToo ? newest.version() : 0;
    return new Commit(
        t, previousT, Instant.ofEpochMilli(at), List.of(new Outcome(version, Effect.NONE)));
  }

  private List<Version> past() {
    List<Version> versions = new ArrayList<>();
    byte[] prefix = Keys.pastOf(key);
    try (RocksIterator past = database.iterateOnce(Family.PAST)) {
      for (past.seek(prefix); Database.at(past, prefix); past.next()) {
        versions.add(Version.read(past.value()).withoutBody());
      }
    }
    return versions;
  }

  private void removeTraces(List<Version> gone, @Nullable Version kept) throws RocksDBException {
    Set<String> identifiers = new HashSet<>();
    Set<String> patients = new HashSet<>();
    for (Version version : gone) {
      identifiers.addAll(version.identifiers());
      patients.addAll(version.compartments(key));
      removeFromLog(version.t());
    }
    if (kept != null) {
      kept.identifiers().forEach(identifiers::remove);
      kept.compartments(key).forEach(patients::remove);
    }
    for (String identifier : identifiers) {
      remove(Family.IDENTIFIERS, identity.identifier(key, identifier));
    }
    for (String patient : patients) {
      remove(Family.PATIENTS, Keys.member(patient, key));
    }
  }

  private void removeFromLog(long t) throws RocksDBException {
    byte[] value = database.get(Family.LOG, Keys.log(t));
    if (value == null) {
      return;
    }
    LogRecord rest = LogRecord.read(value).without(key);
    if (rest.entries().isEmpty()) {
      batch.delete(database.handle(Family.LOG), Keys.log(t));
    } else {
      batch.put(database.handle(Family.LOG), Keys.log(t), rest.toBytes());
    }
  }

  private void remove(Family family, byte[] row) throws RocksDBException {
    batch.delete(database.handle(family), row);
    ranges.add(family, row);
  }

  void write() {
    database.write(batch);
  }

  /** Returns which ranges of keys have to be written anew, so that no file holds the bytes. */
  Scrub.Ranges ranges() {
    return ranges;
  }

  @Override
  public void close() {
    batch.close();
  }
}
