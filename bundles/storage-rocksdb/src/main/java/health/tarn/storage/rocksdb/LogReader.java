package health.tarn.storage.rocksdb;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.LogEntry;
import health.tarn.spi.storage.MadeVersion;
import health.tarn.spi.storage.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksIterator;

/** Reads pages of the log, oldest first. */
final class LogReader {

  /** With so many elements, a page ends where a commit ends. */
  private static final int ENOUGH_ELEMENTS = 128;

  /** A page ends within a commit only if the commit is larger: each page reads the record again. */
  private static final int MOST_ELEMENTS = 4_096;

  private final Database database;
  private final Versions versions;

  LogReader(Database database, Versions versions) {
    this.database = database;
    this.versions = versions;
  }

  /** What the log says of one place. */
  private record Line(long t, LogRecord.Entry entry) {
    Position position() {
      return new Position(t, entry.place());
    }
  }

  /** Reads what follows a position, up to the commit {@code lastT}. */
  List<LogEntry> page(Position after, long lastT) {
    List<LogEntry> page = new ArrayList<>();
    Position from = after;
    while (page.isEmpty()) {
      Position start = from;
      List<Line> lines = database.leased(() -> lines(start, lastT));
      if (lines.isEmpty()) {
        return page;
      }
      from = read(lines, page);
    }
    return page;
  }

  /**
   * Looks for the last commit that was made at an instant or before it, among those up to {@code
   * lastT}: the instants of the log never decrease.
   *
   * @param millis the instant, since 1970
   */
  long tAt(long millis, long lastT) {
    return database.leased(
        () -> {
          long found = 0;
          long high = lastT;
          try (RocksIterator commits = database.iterate(Family.LOG)) {
            while (found < high) {
              long middle = found + (high - found + 1) / 2;
              commits.seek(Keys.log(middle));
              boolean later = !Database.valid(commits) || LogRecord.at(commits.value()) > millis;
              if (later) {
                high = middle - 1;
              } else {
                found = Input.longAt(commits.key(), 0);
              }
            }
          }
          return Math.min(found, lastT);
        });
  }

  /** Reads which versions a commit made, from its one value. */
  List<MadeVersion> madeAt(long t) {
    List<MadeVersion> made = new ArrayList<>();
    byte[] value = database.get(Family.LOG, Keys.log(t));
    if (value == null) {
      return made;
    }
    LogRecord record = LogRecord.read(value);
    Instant at = Instant.ofEpochMilli(record.at());
    for (LogRecord.Entry entry : record.entries()) {
      if (entry.kind() == LogRecord.Kind.MADE) {
        made.add(new MadeVersion(entry.key(), entry.version(), entry.place(), at));
      }
    }
    return made;
  }

  static Position position(LogEntry entry) {
    return entry instanceof LogEntry.Made made
        ? made.version().position()
        : new Position(entry.t(), 0);
  }

  private List<Line> lines(Position after, long lastT) {
    List<Line> lines = new ArrayList<>();
    try (RocksIterator commits = database.iterate(Family.LOG)) {
      commits.seek(Keys.log(after.t()));
      while (lines.size() < ENOUGH_ELEMENTS && Database.valid(commits)) {
        long t = Input.longAt(commits.key(), 0);
        if (t > lastT) {
          return lines;
        }
        for (LogRecord.Entry entry : LogRecord.read(commits.value()).entries()) {
          Line line = new Line(t, entry);
          if (line.position().compareTo(after) > 0 && lines.size() < MOST_ELEMENTS) {
            lines.add(line);
          }
        }
        commits.next();
      }
    }
    return lines;
  }

  /** Adds what the lines say; returns how far it came. */
  private Position read(List<Line> lines, List<LogEntry> page) {
    Position position = lines.get(0).position();
    List<Line> made =
        lines.stream().filter(line -> line.entry().kind() == LogRecord.Kind.MADE).toList();
    List<@Nullable Version> found =
        versions.someMadeAt(
            made.stream().map(line -> line.entry().key()).toList(),
            made.stream().map(Line::t).toList());
    int next = 0;
    for (Line line : lines) {
      ResourceKey key = line.entry().key();
      switch (line.entry().kind()) {
        case MADE -> {
          if (next == found.size()) {
            return position;
          }
          Version version = found.get(next++);
          if (version != null) {
            page.add(new LogEntry.Made(version.stored(key)));
          }
        }
        case ERASED -> page.add(new LogEntry.Erased(line.t(), key));
        case PURGED -> page.add(new LogEntry.Purged(line.t(), key));
        case NOTED -> page.add(new LogEntry.Noted(line.t()));
      }
      position = line.position();
    }
    return position;
  }
}
