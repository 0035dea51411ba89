package health.tarn.storage.rocksdb;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.StorageError;
import health.tarn.spi.storage.StorageException;
import java.util.ArrayList;
import java.util.List;

/**
 * What one commit did, as its value holds it: {@code at (kind place version type id)*}, where an
 * empty type stands for the type before.
 *
 * <p>One value for a commit instead of one for each change makes a log of few, well compressed
 * values; the bodies are where the versions are.
 *
 * @param at the instant, in milliseconds since 1970
 */
record LogRecord(long at, List<Entry> entries) {

  enum Kind {
    MADE(0),
    ERASED(1),
    PURGED(2),
    NOTED(3);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    static Kind of(int code) {
      return switch (code) {
        case 0 -> MADE;
        case 1 -> ERASED;
        case 2 -> PURGED;
        case 3 -> NOTED;
        default ->
            throw new StorageException(
                StorageError.CORRUPT, "the log has an unknown kind of entry");
      };
    }
  }

  /**
   * What became of one resource.
   *
   * @param version the number of the version that was made; 0 for what is not {@link Kind#MADE}
   * @param key the resource; that of a {@link Kind#NOTED} has no meaning
   */
  record Entry(Kind kind, int place, long version, ResourceKey key) {

    static Entry made(int place, long version, ResourceKey key) {
      return new Entry(Kind.MADE, place, version, key);
    }

    static Entry removed(Kind kind, ResourceKey key) {
      return new Entry(kind, 0, 0, key);
    }
  }

  private static final ResourceKey NONE = new ResourceKey("None", "-");

  static LogRecord noted(long at) {
    return new LogRecord(at, List.of(new Entry(Kind.NOTED, 0, 0, NONE)));
  }

  /** Reads when it was, without the rest. */
  static long at(byte[] value) {
    return new Input(value).nextNumber();
  }

  static LogRecord read(byte[] value) {
    Input input = new Input(value);
    long at = input.nextNumber();
    List<Entry> entries = new ArrayList<>();
    String type = "";
    while (!input.atEnd()) {
      Kind kind = Kind.of(input.next());
      int place = (int) input.nextNumber();
      long version = input.nextNumber();
      String next = input.nextText();
      type = next.isEmpty() ? type : next;
      entries.add(new Entry(kind, place, version, new ResourceKey(type, input.nextText())));
    }
    return new LogRecord(at, entries);
  }

  byte[] toBytes() {
    Output output = new Output(16 + entries.size() * 42);
    output.addNumber(at);
    String type = "";
    for (Entry entry : entries) {
      String next = entry.key().type();
      output
          .add(entry.kind().code)
          .addNumber(entry.place())
          .addNumber(entry.version())
          .addText(next.equals(type) ? "" : next)
          .addText(entry.key().id());
      type = next;
    }
    return output.toBytes();
  }

  /** Returns the record without the versions of a resource. */
  LogRecord without(ResourceKey key) {
    return new LogRecord(
        at, entries.stream().filter(e -> e.kind() != Kind.MADE || !e.key().equals(key)).toList());
  }
}
