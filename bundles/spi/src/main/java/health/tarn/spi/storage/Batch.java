package health.tarn.spi.storage;

import health.tarn.api.ResourceKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is committed at once.
 *
 * @param changes at most one for each key, in the order of their places in the commit
 * @param notes small named values of jobs and projections, written in the same commit
 * @param watch the conditions under which the batch was made; null if there are none
 */
public record Batch(List<Change> changes, List<Note> notes, @Nullable Watch watch) {
  public Batch {
    changes = List.copyOf(changes);
    notes = List.copyOf(notes);
  }

  /** Returns a batch of changes alone. */
  public static Batch of(Change... changes) {
    return new Batch(List.of(changes), List.of(), null);
  }

  /**
   * Checks what needs no look at the storage; engines call it first.
   *
   * @throws StorageException with {@link StorageError#DUPLICATE_KEY} or {@link
   *     StorageError#INVALID}, naming the change
   */
  public void check() {
    Set<ResourceKey> keys = new HashSet<>(changes.size() * 2);
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      if (!keys.add(change.key())) {
        throw refused(StorageError.DUPLICATE_KEY, change.key() + " is in the batch twice", i);
      }
      if (change.body() == null
          && !(change.identifiers().isEmpty() && change.patients().isEmpty())) {
        throw refused(
            StorageError.INVALID,
            "a delete has neither identifiers nor compartments: " + change.key(),
            i);
      }
      if (!change.patients().stream().allMatch(ResourceKey::isId)) {
        throw refused(
            StorageError.INVALID, "a compartment of " + change.key() + " is no patient's id", i);
      }
    }
    Set<String> names = new HashSet<>();
    for (Note note : notes) {
      note.check();
      if (!names.add(note.name())) {
        throw refused(
            StorageError.INVALID,
            "the note " + note.name() + " is in the batch twice",
            StorageException.NO_CHANGE);
      }
    }
  }

  private static StorageException refused(StorageError error, String message, int change) {
    return new StorageException(error, message, change, null);
  }
}
