package health.tarn.core.enrich;

import static java.nio.charset.StandardCharsets.US_ASCII;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.Note;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which resources were made of one document, and as which version: a note of the storage. A
 * resource whose newest version is another was changed or deleted by somebody, and is left alone
 * for good.
 */
final class FactLedger {

  /** Stands for the version of what is left alone. */
  static final long LEFT_ALONE = 0;

  private static final String PREFIX = "nlp/facts/";

  private final String name;
  private final SortedMap<ResourceKey, Long> versions = new TreeMap<>();

  private FactLedger(String name) {
    this.name = name;
  }

  static String name(ResourceKey document) {
    return PREFIX + document.id();
  }

  static FactLedger read(ResourceKey document, byte @Nullable [] note) {
    FactLedger ledger = new FactLedger(name(document));
    if (note != null) {
      new String(note, US_ASCII)
          .lines()
          .map(line -> line.split(" ", 2))
          .forEach(
              words -> ledger.versions.put(ResourceKey.parse(words[0]), Long.parseLong(words[1])));
    }
    return ledger;
  }

  Map<ResourceKey, Long> versions() {
    return Collections.unmodifiableMap(versions);
  }

  /** Returns the version that was made last; null if none was. */
  @Nullable Long version(ResourceKey key) {
    return versions.get(key);
  }

  void made(ResourceKey key, long version) {
    versions.put(key, version);
  }

  void leaveAlone(ResourceKey key) {
    versions.put(key, LEFT_ALONE);
  }

  /** Returns the note; it goes when nothing is left to remember. */
  Note note() {
    if (versions.isEmpty()) {
      return new Note(name, null);
    }
    StringBuilder lines = new StringBuilder();
    versions.forEach((key, version) -> lines.append(key).append(' ').append(version).append('\n'));
    return new Note(name, lines.toString().getBytes(US_ASCII));
  }
}
