package health.tarn.spi.storage;

import org.jspecify.annotations.Nullable;

/**
 * A small named value of a job or a projection, without history.
 *
 * @param name 1 to 200 characters of printable ASCII without space, ordered by code units
 * @param value at most 1 MB; null removes the note
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes travel unchanged and are never compared.
public record Note(String name, byte @Nullable [] value) {

  /** The longest name, in characters. */
  public static final int MAX_NAME_LENGTH = 200;

  /** The largest value, in bytes. */
  public static final int MAX_VALUE_LENGTH = 1_000_000;

  void check() {
    if (name.isEmpty()
        || name.length() > MAX_NAME_LENGTH
        || !name.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new StorageException(
          StorageError.INVALID, "expected a note's name of 1 to 200 printable ASCII characters");
    }
    if (value != null && value.length > MAX_VALUE_LENGTH) {
      throw new StorageException(
          StorageError.INVALID,
          "the note " + name + " has " + value.length + " bytes, more than " + MAX_VALUE_LENGTH);
    }
  }
}
