package health.tarn.testkit;

import static health.tarn.spi.storage.StorageError.INVALID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.Note;
import health.tarn.spi.storage.StorageEngine;
import health.tarn.spi.storage.StoredNote;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Notes are the small truths of jobs and projections. */
abstract class NotePromises extends StoragePromises {

  NotePromises(Function<InstantSource, StorageEngine> engines) {
    super(engines);
  }

  private static Note note(String name, @Nullable String value) {
    return new Note(name, value == null ? null : value.getBytes(UTF_8));
  }

  private void write(Note... notes) {
    commit(new Batch(List.of(), List.of(notes), null));
  }

  private List<String> names(String prefix) {
    return all(storage.notes(prefix)).stream().map(StoredNote::name).toList();
  }

  @Test
  void areReplacedAndRemoved() {
    assertThat(storage.note("a")).isNull();
    write(note("a", "1"), note("b", ""));
    write(note("a", "2"));
    assertThat(storage.note("a")).asString(UTF_8).isEqualTo("2");
    assertThat(storage.note("b")).isEmpty();

    write(note("a", null), note("never", null));
    assertThat(storage.note("a")).isNull();
    assertThat(names("")).containsExactly("b");
  }

  @Test
  void areFoundByPrefixInOrder() {
    write(
        note("job/2", "b"),
        note("job/10", "c"),
        note("job", "x"),
        note("jobs", "y"),
        note("~", "z"));

    assertThat(names("job/")).containsExactly("job/10", "job/2");
    assertThat(names("job")).containsExactly("job", "job/10", "job/2", "jobs");
    assertThat(names("")).containsExactly("job", "job/10", "job/2", "jobs", "~");
    assertThat(names("k")).isEmpty();
    assertThat(all(storage.notes("job/2")).get(0).value()).asString(UTF_8).isEqualTo("b");
  }

  @Test
  void tellWhichCommitWroteThem() {
    long first = commit(new Batch(List.of(), List.of(note("a", "1"), note("b", "1")), null)).t();
    long second = commit(new Batch(List.of(put(ANN, "a")), List.of(note("a", "2")), null)).t();

    assertThat(all(storage.notes(""))).extracting(StoredNote::t).containsExactly(second, first);
  }

  @Test
  void areReadByACursorHoweverManyAndLargeTheyAre() {
    byte[] value = new byte[200_000];
    for (int i = 0; i < 40; i++) {
      value[i] = 1;
      write(new Note("large/" + (10 + i), value.clone()));
    }
    Note[] small = many(1_500);
    write(small);

    assertThat(names("many/")).isEqualTo(Stream.of(small).map(Note::name).toList());
    List<Integer> ones = new ArrayList<>();
    try (Cursor<StoredNote> notes = storage.notes("large/")) {
      while (notes.hasNext()) {
        byte[] read = notes.next().value();
        ones.add((int) IntStream.range(0, read.length).filter(i -> read[i] == 1).count());
      }
    }
    assertThat(ones).isEqualTo(IntStream.rangeClosed(1, 40).boxed().toList());
  }

  @Test
  void canBeRemovedWhileTheyAreRead() {
    Note[] small = many(1_500);
    write(small);
    List<String> read = new ArrayList<>();
    List<Note> removals = new ArrayList<>();
    try (Cursor<StoredNote> notes = storage.notes("many/")) {
      while (notes.hasNext()) {
        String name = notes.next().name();
        read.add(name);
        removals.add(note(name, null));
        if (removals.size() == 100) {
          write(removals.toArray(Note[]::new));
          removals.clear();
        }
      }
    }

    assertThat(read).isEqualTo(Stream.of(small).map(Note::name).toList());
    assertThat(names("")).isEmpty();
  }

  private static Note[] many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> note("many/" + (10_000 + i), "x"))
        .toArray(Note[]::new);
  }

  @Test
  void areRefusedWithABadNameOrTooMuch() {
    byte[] tooMuch = new byte[Note.MAX_VALUE_LENGTH + 1];
    for (Note bad :
        List.of(
            note("", "1"),
            note("a b", "1"),
            note("ü", "1"),
            note("n".repeat(201), "1"),
            new Note("a", tooMuch))) {
      assertThat(refused(new Batch(List.of(put(ANN, "a")), List.of(bad), null)).error())
          .isEqualTo(INVALID);
    }
    assertEmpty();
  }

  @Test
  void mayBeLarge() {
    byte[] value = new byte[Note.MAX_VALUE_LENGTH];
    value[777_777] = 7;
    write(new Note("n".repeat(200), value));

    assertThat(storage.note("n".repeat(200))).isEqualTo(value);
  }
}
