package health.tarn.storage.rocksdb;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.HistoryScope;
import health.tarn.spi.storage.Position;
import health.tarn.spi.storage.StoredVersion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksIterator;

/** Reads pages of histories, newest first. */
final class Histories {

  private static final int MOST_ELEMENTS = 64;
  private static final int MOST_BYTES = 1 << 20;

  private final Database database;
  private final Versions versions;

  Histories(Database database, Versions versions) {
    this.database = database;
    this.versions = versions;
  }

  /** Reads versions before the position. */
  List<StoredVersion> page(HistoryScope scope, Position before) {
    if (scope instanceof HistoryScope.OfResource resource) {
      return database.leased(() -> ofResource(resource.key(), before));
    }
    String type = scope instanceof HistoryScope.OfType ofType ? ofType.type() : null;
    List<StoredVersion> page = List.of();
    Position next = before;
    while (page.isEmpty()) {
      Position from = next;
      List<Place> places = database.leased(() -> places(type, from));
      if (places.isEmpty()) {
        return page;
      }
      List<@Nullable Version> found = find(places);
      page = page(places, found);
      next = places.get(found.size() - 1).position();
    }
    return page;
  }

  private List<StoredVersion> ofResource(ResourceKey key, Position before) {
    List<StoredVersion> page = new ArrayList<>();
    byte[] newest = database.get(Family.RESOURCES, Keys.resource(key));
    if (newest == null) {
      return page;
    }
    Version version = Version.read(newest);
    if (!version.erased()) {
      addIfBefore(page, version.stored(key), before);
    }
    byte[] prefix = Keys.pastOf(key);
    long bytes = 0;
    try (RocksIterator past = database.iterate(Family.PAST)) {
      // Meanwhile the newest may have become past, too: it must not be shown twice.
      past.seek(Keys.past(key, Math.min(before.t(), version.t() - 1)));
      while (page.size() < MOST_ELEMENTS
          && (page.isEmpty() || bytes < MOST_BYTES)
          && Database.at(past, prefix)) {
        byte[] value = past.value();
        bytes += value.length;
        addIfBefore(page, Version.read(value).stored(key), before);
        past.next();
      }
    }
    return page;
  }

  private static void addIfBefore(
      List<StoredVersion> page, StoredVersion version, Position before) {
    if (version.position().compareTo(before) < 0) {
      page.add(version);
    }
  }

  /** Where the log says that a version was made. */
  private record Place(ResourceKey key, Position position) {}

  private List<@Nullable Version> find(List<Place> places) {
    return versions.someMadeAt(
        places.stream().map(Place::key).toList(),
        places.stream().map(place -> place.position().t()).toList());
  }

  private static List<StoredVersion> page(List<Place> places, List<@Nullable Version> found) {
    List<StoredVersion> page = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Version version = found.get(i);
      if (version != null) {
        page.add(version.stored(places.get(i).key()));
      }
    }
    return page;
  }

  /** Reads the next places before a position, of one type or of all. */
  private List<Place> places(@Nullable String type, Position before) {
    List<Place> places = new ArrayList<>();
    byte[] prefix = type == null ? new byte[0] : Keys.type(type);
    byte[] start = type == null ? Keys.log(before.t()) : Keys.typeAt(type, before.t());
    Family family = type == null ? Family.LOG : Family.TYPES;
    try (RocksIterator commits = database.iterate(family)) {
      commits.seekForPrev(start);
      while (places.size() < MOST_ELEMENTS && Database.at(commits, prefix)) {
        byte[] key = commits.key();
        long t = Input.longAt(key, key.length - Long.BYTES);
        byte[] record = type == null ? commits.value() : database.get(Family.LOG, Keys.log(t));
        if (record != null) {
          addPlaces(places, LogRecord.read(record), t, type, before);
        }
        commits.prev();
      }
    }
    return places;
  }

  private static void addPlaces(
      List<Place> places, LogRecord record, long t, @Nullable String type, Position before) {
    List<LogRecord.Entry> entries = record.entries();
    for (int i = entries.size() - 1; i >= 0 && places.size() < MOST_ELEMENTS; i--) {
      LogRecord.Entry entry = entries.get(i);
      Position position = new Position(t, entry.place());
      if (entry.kind() == LogRecord.Kind.MADE
          && (type == null || type.equals(entry.key().type()))
          && position.compareTo(before) < 0) {
        places.add(new Place(entry.key(), position));
      }
    }
  }
}
