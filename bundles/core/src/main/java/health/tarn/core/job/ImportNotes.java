package health.tarn.core.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.tarn.core.store.OpenStore;
import health.tarn.core.write.Committer;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.Note;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StoredNote;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The notes of one import in the data store that it fills: {@code import/<job>/object/<object>}
 * with the checkpoint of each object, {@code import/<job>/chunk/<object>/<chunk>.<run>} with what
 * each commit did. An object is named by a hash, since names have no bounds.
 */
final class ImportNotes {

  private static final int HASH_BYTES = 12;
  private static final int REMOVED_AT_ONCE = 1_000;

  private final Storage storage;
  private final Committer committer;
  private final String prefix;

  ImportNotes(OpenStore store, String jobId) {
    this.storage = store.storage();
    this.committer = store.committer();
    this.prefix = "import/" + jobId + "/";
  }

  @Nullable Checkpoint checkpoint(String object) {
    byte[] value = storage.note(objectName(object));
    return value == null ? null : Checkpoint.of(value);
  }

  Note checkpoint(Checkpoint checkpoint) {
    return new Note(objectName(checkpoint.name()), checkpoint.toBytes());
  }

  Note chunk(String object, long chunk, int run, ChunkNote note) {
    String number = String.format(Locale.ROOT, "%012d.%04d", chunk, run);
    return new Note(prefix + "chunk/" + hash(object) + "/" + number, note.toBytes());
  }

  List<Checkpoint> checkpoints() {
    List<Checkpoint> all = new ArrayList<>();
    try (Cursor<StoredNote> notes = storage.notes(prefix + "object/")) {
      while (notes.hasNext()) {
        all.add(Checkpoint.of(notes.next().value()));
      }
    }
    return all;
  }

  /** Returns what the commits of an object did, in order, each with its {@code t}. */
  Cursor<StoredNote> chunks(String object) {
    return storage.notes(prefix + "chunk/" + hash(object) + "/");
  }

  void save(Checkpoint checkpoint) {
    committer.note(List.of(checkpoint(checkpoint)));
  }

  /** Removes what an object's commits noted, for an object that begins again. */
  void forgetChunks(String object) {
    forget(prefix + "chunk/" + hash(object) + "/");
  }

  /** Removes what the commits noted; the checkpoints stay, with their counts. */
  void forgetChunks() {
    forget(prefix + "chunk/");
  }

  private void forget(String names) {
    List<Note> removals = new ArrayList<>();
    try (Cursor<StoredNote> notes = storage.notes(names)) {
      while (notes.hasNext()) {
        removals.add(new Note(notes.next().name(), null));
        if (removals.size() == REMOVED_AT_ONCE) {
          committer.note(removals);
          removals.clear();
        }
      }
    }
    if (!removals.isEmpty()) {
      committer.note(removals);
    }
  }

  private String objectName(String object) {
    return prefix + "object/" + hash(object);
  }

  private static String hash(String object) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(object.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
