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

  /** Reads all at once: notes are few and small, and have no history to page through. */
  List<StoredNote> withPrefix(String prefix) {
    return database.leased(
        () -> {
          List<StoredNote> found = new ArrayList<>();
          byte[] start = Keys.ascii(prefix);
          try (RocksIterator notes = database.iterate(Family.NOTES)) {
            for (notes.seek(start); Database.at(notes, start); notes.next()) {
              byte[] stored = notes.value();
              String name = new String(notes.key(), ISO_8859_1);
              found.add(new StoredNote(name, value(stored), Input.longAt(stored, 0)));
            }
          }
          return found;
        });
  }
}
