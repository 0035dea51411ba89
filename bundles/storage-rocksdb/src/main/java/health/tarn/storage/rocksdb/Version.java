package health.tarn.storage.rocksdb;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.Change;
import health.tarn.spi.storage.StorageError;
import health.tarn.spi.storage.StorageException;
import health.tarn.spi.storage.StoredVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version as its value holds it: {@code t state at version place identifiers patients body}.
 *
 * <p>It begins with {@code t}, so that a scan as of some {@code t} skips without reading on. The
 * texts stand before the body, which repeats them: in one block they compress to almost nothing.
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes travel unchanged and are never compared.
record Version(
    long t,
    State state,
    long at,
    long version,
    int place,
    List<String> identifiers,
    List<String> patients,
    byte @Nullable [] body) {

  enum State {
    PRESENT(0),
    DELETED(1),
    /** Nothing is left but the number of the last version. */
    ERASED(2);

    private final int code;

    State(int code) {
      this.code = code;
    }

    static State of(int code) {
      return switch (code) {
        case 0 -> PRESENT;
        case 1 -> DELETED;
        case 2 -> ERASED;
        default ->
            throw new StorageException(StorageError.CORRUPT, "a stored version has no known state");
      };
    }
  }

  private static final int HEADER_LENGTH = 32;

  Version(
      long t,
      State state,
      long at,
      long version,
      int place,
      List<String> identifiers,
      List<String> patients,
      byte @Nullable [] body) {
    this.t = t;
    this.state = state;
    this.at = at;
    this.version = version;
    this.place = place;
    this.identifiers = identifiers;
    this.patients = patients;
    this.body = body;
  }

  static Version of(Change change, long t, long at, long version, int place) {
    State state = change.body() == null ? State.DELETED : State.PRESENT;
    return new Version(
        t, state, at, version, place, change.identifiers(), change.patients(), change.body());
  }

  static Version erased(long t, long version) {
    return new Version(t, State.ERASED, 0, version, 0, List.of(), List.of(), null);
  }

  /** Reads only the position. */
  static long t(byte[] value) {
    if (value.length < 9) {
      throw new StorageException(StorageError.CORRUPT, "a stored version ends too early");
    }
    return Input.longAt(value, 0);
  }

  static Version read(byte[] value) {
    Input input = new Input(value);
    long t = input.nextLong();
    State state = State.of(input.next());
    return new Version(
        t,
        state,
        input.nextNumber(),
        input.nextNumber(),
        (int) input.nextNumber(),
        input.nextTexts(),
        input.nextTexts(),
        state == State.PRESENT ? input.rest() : null);
  }

  byte[] toBytes() {
    byte[] content = body;
    Output output =
        new Output(
            HEADER_LENGTH
                + lengths(identifiers)
                + lengths(patients)
                + (content == null ? 0 : content.length));
    output
        .addLong(t)
        .add(state.code)
        .addNumber(at)
        .addNumber(version)
        .addNumber(place)
        .addTexts(identifiers)
        .addTexts(patients);
    return (content == null ? output : output.addBytes(content)).toBytes();
  }

  private static int lengths(List<String> texts) {
    int sum = 0;
    for (String text : texts) {
      sum += text.length() + 2;
    }
    return sum;
  }

  Version withoutBody() {
    return new Version(t, state, at, version, place, identifiers, patients, null);
  }

  boolean present() {
    return state == State.PRESENT;
  }

  boolean erased() {
    return state == State.ERASED;
  }

  /** Tells whether the resource, in this version, is in the patient's compartment. */
  boolean belongsTo(String patient, ResourceKey key) {
    return patients.contains(patient) || (isPatient(key) && key.id().equals(patient));
  }

  /** Returns the compartments of the resource in this version; a patient is in its own. */
  List<String> compartments(ResourceKey key) {
    if (!present() || !isPatient(key) || patients.contains(key.id())) {
      return patients;
    }
    return patients.isEmpty()
        ? List.of(key.id())
        : java.util.stream.Stream.concat(patients.stream(), java.util.stream.Stream.of(key.id()))
            .toList();
  }

  private static boolean isPatient(ResourceKey key) {
    return key.type().equals("Patient");
  }

  StoredVersion stored(ResourceKey key) {
    return new StoredVersion(key, version, t, place, Instant.ofEpochMilli(at), body);
  }
}
