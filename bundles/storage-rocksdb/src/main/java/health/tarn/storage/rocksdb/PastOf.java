package health.tarn.storage.rocksdb;

import health.tarn.api.ResourceKey;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksIterator;

/** Looks from newest versions into the past, with an iterator that is opened if it is needed. */
final class PastOf implements AutoCloseable {

  private final Database database;
  private @Nullable RocksIterator past;

  PastOf(Database database) {
    this.database = database;
  }

  /**
   * Returns what was the newest at {@code t}; null if nothing was, or if it is gone.
   *
   * @param newest the value of the newest version of now
   */
  @Nullable Version asOf(ResourceKey key, byte[] newest, long t) {
    if (Version.t(newest) <= t) {
      Version version = Version.read(newest);
      return version.erased() ? null : version;
    }
    RocksIterator iterator = past();
    iterator.seek(Keys.past(key, t));
    return Database.at(iterator, Keys.pastOf(key)) ? Version.read(iterator.value()) : null;
  }

  private RocksIterator past() {
    RocksIterator iterator = past;
    if (iterator == null) {
      iterator = database.iterate(Family.PAST);
      past = iterator;
    }
    return iterator;
  }

  @Override
  public void close() {
    if (past != null) {
      past.close();
    }
  }
}
