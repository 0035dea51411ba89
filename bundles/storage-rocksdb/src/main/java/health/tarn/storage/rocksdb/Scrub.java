package health.tarn.storage.rocksdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/**
 * Makes the files forget what was removed from the database.
 *
 * <p>A removal leaves a marker in its commit, which goes when the files are clean. A marker that is
 * found at opening tells of a crash in between; then everything is written anew.
 */
final class Scrub {

  private static final byte[] MARKERS = Keys.ascii("scrub/");

  /** Ranges of keys, whose files have to be written anew. */
  static final class Ranges {

    @SuppressWarnings("ArrayRecordComponent") // Keys travel unchanged and are never compared.
    private record Range(Family family, byte[] first, byte[] last) {}

    private final List<Range> ranges = new ArrayList<>();

    void add(Family family, byte[] key) {
      add(family, key, key);
    }

    void add(Family family, byte[] first, byte[] last) {
      ranges.add(new Range(family, first, last));
    }
  }

  private final Database database;

  Scrub(Database database) {
    this.database = database;
  }

  static byte[] marker(long t) {
    return new Output(16).addBytes(MARKERS).addLong(t).toBytes();
  }

  /** Cleans the files after the removal at {@code t}. */
  void after(long t, Ranges ranges) {
    Set<String> before = database.files().content();
    database.flush();
    for (Ranges.Range range : ranges.ranges) {
      database.compact(range.family(), range.first(), range.last());
    }
    finish(before, List.of(marker(t)));
  }

  /** Writes everything anew. */
  void everything() {
    List<byte[]> markers = database.leased(this::markers);
    Set<String> before = database.files().content();
    database.flush();
    for (Family family : Family.values()) {
      database.compact(family, null, null);
    }
    finish(before, markers);
  }

  boolean isDue() {
    return !database.leased(this::markers).isEmpty();
  }

  private List<byte[]> markers() {
    List<byte[]> markers = new ArrayList<>();
    try (RocksIterator meta = database.iterate(Family.META)) {
      for (meta.seek(MARKERS); Database.at(meta, MARKERS); meta.next()) {
        markers.add(meta.key());
      }
    }
    return markers;
  }

  private void finish(Set<String> before, List<byte[]> markers) {
    // Reads that began earlier keep files alive.
    database.awaitLeases();
    database.leased(
        () -> {
          database.files().awaitRemovalOfUnused(before);
          return true;
        });
    if (markers.isEmpty()) {
      return;
    }
    try (WriteBatch batch = new WriteBatch()) {
      for (byte[] marker : markers) {
        batch.delete(database.handle(Family.META), marker);
      }
      database.write(batch);
    } catch (RocksDBException e) {
      throw Failures.of("the marker of a removal could not be removed", e);
    }
  }
}
