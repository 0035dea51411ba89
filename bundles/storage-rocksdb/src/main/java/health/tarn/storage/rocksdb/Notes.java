package health.tarn.storage.rocksdb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import health.tarn.spi.storage.StoredNote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksIterator;

/** Reads notes; a value begins with the position of the commit that wrote it. */
final class Notes {

  private static final int MOST_ELEMENTS = 512;
  private static final int MOST_BYTES = 1 << 20;

  private final Database database;

  Notes(Database database) {
    this.database = database;
  }

  static byte[] toBytes(byte[] value, long t) {
    return new Output(Long.BYTES + value.length).addLong(t).addBytes(value).toBytes();
  }

  byte @Nullable [] value(String name) {
    byte[] stored = database.get(Family.NOTES, Keys.ascii(name));
    return stored == null ? null : value(stored);
  }

  private static byte[] value(byte[] stored) {
    return Arrays.copyOfRange(stored, Long.BYTES, stored.length);
  }

  /** Reads what follows a name, as it is now: notes have no history. */
  List<StoredNote> page(String prefix, @Nullable String after) {
    return database.leased(
        () -> {
          List<StoredNote> page = new ArrayList<>();
          byte[] within = Keys.ascii(prefix);
          long bytes = 0;
          try (RocksIterator notes = database.iterate(Family.NOTES)) {
            notes.seek(after == null ? within : Keys.after(Keys.ascii(after)));
            while (page.size() < MOST_ELEMENTS
                && bytes < MOST_BYTES
                && Database.at(notes, within)) {
              byte[] stored = notes.value();
              String name = new String(notes.key(), ISO_8859_1);
              page.add(new StoredNote(name, value(stored), Input.longAt(stored, 0)));
              bytes += stored.length;
              notes.next();
            }
          }
          return page;
        });
  }
}
