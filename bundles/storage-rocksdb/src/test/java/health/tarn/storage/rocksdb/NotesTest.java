package health.tarn.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.Note;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StoredNote;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked // A null fails the test by itself.
class NotesTest {

  private static final int COUNT = 40;

  @TempDir Path folder;

  /** What is removed while a cursor is open is shown only if it was held: a few notes. */
  @Test
  void aCursorHoldsAFewLargeNotesAndNotAll() throws Exception {
    byte[] large = new byte[200_000];
    try (RocksStorageEngine engine =
            new RocksStorageEngine(RocksSettings.small(), Clock.systemUTC(), Disk.REAL, true);
        Storage storage = engine.open(folder.resolve("store"))) {
      write(storage, large);
      int shown = 0;
      try (Cursor<StoredNote> notes = storage.notes("n")) {
        assertThat(notes.next().value()).hasSize(large.length);
        write(storage, null);
        while (notes.hasNext()) {
          notes.next();
          shown++;
        }
      }
      assertThat(shown).isLessThan(COUNT / 4);
    }
  }

  private static void write(Storage storage, byte[] value) {
    List<Note> notes =
        IntStream.range(10, 10 + COUNT).mapToObj(i -> new Note("n" + i, value)).toList();
    storage.append(new Batch(List.of(), notes, null)).join();
  }
}
