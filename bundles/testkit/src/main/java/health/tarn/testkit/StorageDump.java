package health.tarn.testkit;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.HistoryScope;
import health.tarn.spi.storage.LogEntry;
import health.tarn.spi.storage.ScanScope;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StoredNote;
import health.tarn.spi.storage.StoredVersion;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that a storage holds, as text that can be compared; for small storages. */
public final class StorageDump {

  private final StringBuilder text = new StringBuilder();
  private final Storage storage;

  /** Reads everything. */
  public StorageDump(Storage storage) {
    this.storage = storage;
    line("t " + storage.t());
    add("log", storage.changes(0), StorageDump::entry);
    add("history", storage.history(new HistoryScope.OfAll(), null), StorageDump::version);
    add("now", storage.scan(new ScanScope.OfAll(), storage.t(), null), StorageDump::version);
    add("notes", storage.notes(""), StorageDump::note);
    keys().forEach(this::resource);
  }

  /** Returns what was read, a line for each answer. */
  public String text() {
    return text.toString();
  }

  private SortedSet<ResourceKey> keys() {
    SortedSet<ResourceKey> keys = new TreeSet<>();
    try (Cursor<StoredVersion> versions = storage.history(new HistoryScope.OfAll(), null)) {
      versions.forEachRemaining(version -> keys.add(version.key()));
    }
    return keys;
  }

  private void resource(ResourceKey key) {
    line("latest " + version(storage.latest(key).orElse(null)));
    add(
        "history of " + key,
        storage.history(new HistoryScope.OfResource(key), null),
        StorageDump::version);
  }

  private <T> void add(String what, Cursor<T> cursor, Function<T, String> toText) {
    try (cursor) {
      while (cursor.hasNext()) {
        line(what + " " + toText.apply(cursor.next()));
      }
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  /** Writes a version with all that it has, its body as a hash. */
  static String version(@Nullable StoredVersion version) {
    if (version == null) {
      return "none";
    }
    return version.key()
        + "@"
        + version.version()
        + " t "
        + version.t()
        + ":"
        + version.place()
        + " at "
        + version.at()
        + (version.deleted() ? " deleted" : " body " + Arrays.hashCode(version.body()));
  }

  static String entry(LogEntry entry) {
    return entry instanceof LogEntry.Made made ? version(made.version()) : entry.toString();
  }

  static String note(StoredNote note) {
    return note.name() + " " + Arrays.hashCode(note.value());
  }
}
