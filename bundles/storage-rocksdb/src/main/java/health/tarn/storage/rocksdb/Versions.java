package health.tarn.storage.rocksdb;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.StoredVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksIterator;

/**
 * Finds single versions: the newest is in one family, the others in another.
 *
 * <p>A version moves when the next one is committed, in the same batch. Who looks first at the
 * newest and then at the past therefore never misses one.
 */
final class Versions {

  private static final int AT_ONCE = 32;
  private static final long MOST_BYTES = 1 << 22;

  private final Database database;

  Versions(Database database) {
    this.database = database;
  }

  /** Returns the newest, which may be deleted or erased. */
  @Nullable Version newest(ResourceKey key) {
    byte[] value = database.get(Family.RESOURCES, Keys.resource(key));
    return value == null ? null : Version.read(value);
  }

  Optional<StoredVersion> latest(ResourceKey key) {
    Version newest = newest(key);
    return newest == null || newest.erased() ? Optional.empty() : Optional.of(newest.stored(key));
  }

  Optional<StoredVersion> version(ResourceKey key, long number) {
    Version newest = newest(key);
    if (newest == null || newest.version() < number || number < 1) {
      return Optional.empty();
    }
    if (newest.version() == number) {
      return newest.erased() ? Optional.empty() : Optional.of(newest.stored(key));
    }
    return database.leased(() -> pastVersion(key, number));
  }

  /** Walks from the newest of the past to the version; the nearer ones are asked for the most. */
  private Optional<StoredVersion> pastVersion(ResourceKey key, long number) {
    byte[] prefix = Keys.pastOf(key);
    try (RocksIterator past = database.iterate(Family.PAST)) {
      for (past.seek(prefix); Database.at(past, prefix); past.next()) {
        Version version = Version.read(past.value());
        if (version.version() <= number) {
          return version.version() == number ? Optional.of(version.stored(key)) : Optional.empty();
        }
      }
      return Optional.empty();
    }
  }

  /** Returns what was the newest at {@code t}; null where nothing had been stored by then. */
  List<@Nullable Version> asOf(List<ResourceKey> keys, long t) {
    return asOf(keys, t, Long.MAX_VALUE);
  }

  /** Likewise, but only for the first of the keys if all would be too much at once. */
  List<@Nullable Version> someAsOf(List<ResourceKey> keys, long t) {
    return asOf(keys, t, MOST_BYTES);
  }

  private List<@Nullable Version> asOf(List<ResourceKey> keys, long t, long mostBytes) {
    return database.leased(
        () -> {
          try (PastOf past = new PastOf(database)) {
            return read(keys, mostBytes, (i, value) -> past.asOf(keys.get(i), value, t));
          }
        });
  }

  /**
   * Returns the versions that were made at these positions, null where they are gone; only the
   * first of them if all would be too much at once.
   */
  List<@Nullable Version> someMadeAt(List<ResourceKey> keys, List<Long> ts) {
    return database.leased(
        () -> read(keys, MOST_BYTES, (i, newest) -> madeAt(keys.get(i), newest, ts.get(i))));
  }

  private @Nullable Version madeAt(ResourceKey key, byte[] newest, long t) {
    byte[] value = Version.t(newest) == t ? newest : database.get(Family.PAST, Keys.past(key, t));
    Version version = value == null ? null : Version.read(value);
    return version == null || version.erased() ? null : version;
  }

  /** Finds the version that is asked for from the value of the newest. */
  private interface FromNewest {
    @Nullable Version version(int index, byte[] newest);
  }

  private List<@Nullable Version> read(
      List<ResourceKey> keys, long mostBytes, FromNewest fromNewest) {
    List<@Nullable Version> found = new ArrayList<>(keys.size());
    long bytes = 0;
    for (int from = 0; from < keys.size() && bytes < mostBytes; from += AT_ONCE) {
      List<ResourceKey> some = keys.subList(from, Math.min(from + AT_ONCE, keys.size()));
      for (byte[] value :
          database.get(Family.RESOURCES, some.stream().map(Keys::resource).toList())) {
        bytes += value == null ? 0 : value.length;
        found.add(value == null ? null : fromNewest.version(found.size(), value));
      }
    }
    return found;
  }
}
