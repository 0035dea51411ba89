package health.tarn.storage.rocksdb;

import org.rocksdb.RocksIterator;

/**
 * The last commit of the log.
 *
 * @param t its position; 0 if there was none
 * @param at its instant, in milliseconds since 1970
 */
record LogEnd(long t, long at) {

  static LogEnd of(Database database) {
    return database.leased(
        () -> {
          try (RocksIterator commits = database.iterate(Family.LOG)) {
            commits.seekToLast();
            return Database.valid(commits)
                ? new LogEnd(Input.longAt(commits.key(), 0), LogRecord.read(commits.value()).at())
                : new LogEnd(0, 0);
          }
        });
  }
}
