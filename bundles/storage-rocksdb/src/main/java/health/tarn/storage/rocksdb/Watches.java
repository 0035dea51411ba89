package health.tarn.storage.rocksdb;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.StorageError;
import health.tarn.spi.storage.StorageException;
import health.tarn.spi.storage.Watch;
import health.tarn.spi.storage.Watch.Condition;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksIterator;

/**
 * Knows when conditions were touched the last time: for what is stored by looking there, for the
 * group that is being built by memory.
 *
 * <p>No window of recent touches is kept: the families that answer other questions answer this one
 * too, and still do after a restart. Only what was removed for good leaves no trace; a watch from
 * before the last removal is refused.
 */
final class Watches {

  private final Database database;
  private final Identity identity;
  private final Map<Condition, Long> inGroup = new HashMap<>();
  private long removedAt;

  Watches(Database database, Identity identity) {
    this.database = database;
    this.identity = identity;
    removedAt = Removal.last(database);
  }

  void touchType(String type, long t) {
    inGroup.put(new Condition.OfType(type), t);
  }

  void touchResource(ResourceKey key, long t) {
    inGroup.put(new Condition.OfResource(key), t);
  }

  void touchIdentifier(String type, String identifier, long t) {
    inGroup.put(new Condition.OfIdentifier(type, identifier), t);
  }

  /** Forgets what is now stored. */
  void groupWritten() {
    inGroup.clear();
  }

  void removed(long t) {
    removedAt = t;
  }

  /**
   * @param t the position of the last commit
   * @throws StorageException with {@link StorageError#TOUCHED}
   */
  void check(Watch watch, long t) {
    if (watch.t() > t) {
      throw new StorageException(
          StorageError.INVALID, "watches from t " + watch.t() + ", but the last is " + t);
    }
    for (Condition condition : watch.conditions()) {
      if (watch.t() < removedAt || touched(condition, watch.t())) {
        throw new StorageException(
            StorageError.TOUCHED, "a watched condition was touched after t " + watch.t());
      }
    }
  }

  private boolean touched(Condition condition, long since) {
    if (inGroup.containsKey(condition)) {
      // Whoever watches saw only what was durable before this group.
      return true;
    }
    if (condition instanceof Condition.OfType type) {
      return database.leased(() -> lastOfType(type.type())) > since;
    }
    if (condition instanceof Condition.OfIdentifier identifier) {
      return database.leased(() -> identifierTouched(identifier, since));
    }
    return condition instanceof Condition.OfResource resource && newestOf(resource.key()) > since;
  }

  private long newestOf(ResourceKey key) {
    return t(database.get(Family.RESOURCES, Keys.resource(key)));
  }

  private static long t(byte @Nullable [] value) {
    return value == null ? 0 : Version.t(value);
  }

  private long lastOfType(String type) {
    try (RocksIterator types = database.iterate(Family.TYPES)) {
      types.seekForPrev(Keys.typeAt(type, Long.MAX_VALUE));
      byte[] prefix = Keys.type(type);
      return Database.at(types, prefix) ? Input.longAt(types.key(), prefix.length) : 0;
    }
  }

  private boolean identifierTouched(Condition.OfIdentifier identifier, long since) {
    byte[] hash = identity.identifier(identifier.type(), identifier.identifier());
    try (RocksIterator rows = database.iterate(Family.IDENTIFIERS)) {
      for (rows.seek(hash); Database.at(rows, hash); rows.next()) {
        byte[] lost = rows.value();
        ResourceKey key = Identifiers.resource(identifier.type(), rows.key());
        if ((lost.length == 0 ? newestOf(key) : Input.longAt(lost, 0)) > since) {
          return true;
        }
      }
      return false;
    }
  }
}
