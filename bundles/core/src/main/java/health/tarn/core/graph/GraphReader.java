package health.tarn.core.graph;

import health.tarn.api.ResourceKey;
import health.tarn.fhir.graph.GraphExtractor;
import health.tarn.fhir.graph.Iris;
import health.tarn.fhir.json.Json;
import health.tarn.spi.graph.GraphChange;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.LogEntry;
import health.tarn.spi.storage.ScanScope;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StoredVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a storage's log, or its current resources, as changes of a graph. */
final class GraphReader {

  private static final Logger log = LoggerFactory.getLogger(GraphReader.class);

  private static final long MOST_BYTES = 16L << 20;

  private final Storage storage;
  private final GraphExtractor extractor;

  GraphReader(Storage storage, GraphExtractor extractor) {
    this.storage = storage;
    this.extractor = extractor;
  }

  /**
   * Some changes in a row.
   *
   * @param keys whose changes they are; of several changes of one resource only the last is there
   * @param t where the log stands after them
   * @param poisoned the resources that nothing can be said of
   */
  record Run(
      List<ResourceKey> keys, List<GraphChange> changes, long t, List<ResourceKey> poisoned) {}

  /** Reads whole commits after a position until there are enough changes, or many bytes. */
  Run after(long t, int enough) {
    Map<ResourceKey, LogEntry> last = new LinkedHashMap<>();
    long reached = t;
    long bytes = 0;
    int read = 0;
    try (Cursor<LogEntry> entries = storage.changes(t)) {
      while (entries.hasNext()) {
        LogEntry entry = entries.next();
        if (entry.t() != reached && (read >= enough || bytes >= MOST_BYTES)) {
          break;
        }
        reached = entry.t();
        if (entry instanceof LogEntry.Made made) {
          bytes += size(made.version());
          last.put(made.version().key(), entry);
          read++;
        } else if (entry instanceof LogEntry.Erased erased) {
          last.put(erased.key(), entry);
          read++;
        }
      }
    }
    List<StoredVersion> made = new ArrayList<>();
    Collected collected = new Collected();
    last.forEach(
        (key, entry) -> {
          if (entry instanceof LogEntry.Made version) {
            made.add(version.version());
          } else {
            collected.gone(key);
          }
        });
    made.forEach(version -> collect(version, collected));
    return collected.run(reached);
  }

  /** Reads current resources in the order of their keys; a run without keys is the end. */
  Run current(long t, @Nullable ResourceKey after, int enough) {
    Collected collected = new Collected();
    long bytes = 0;
    try (Cursor<StoredVersion> versions = storage.scan(new ScanScope.OfAll(), t, after)) {
      for (int read = 0; read < enough && bytes < MOST_BYTES && versions.hasNext(); read++) {
        StoredVersion version = versions.next();
        bytes += size(version);
        collect(version, collected);
      }
    }
    return collected.run(t);
  }

  private static long size(StoredVersion version) {
    byte[] body = version.body();
    return body == null ? 0 : body.length;
  }

  /** One bad resource must never stop a projection: nothing is said of it, and it is reported. */
  private void collect(StoredVersion version, Collected collected) {
    byte[] body = version.body();
    if (body == null) {
      collected.gone(version.key());
      return;
    }
    try {
      collected.said(version.key(), extractor.of(version.key(), Json.parse(body)));
    } catch (RuntimeException e) {
      log.error("Nothing can be said of {}; the graph lacks it", version.key(), e);
      collected.gone(version.key());
      collected.poisoned.add(version.key());
    }
  }

  private static final class Collected {
    private final List<ResourceKey> keys = new ArrayList<>();
    private final List<GraphChange> changes = new ArrayList<>();
    private final List<ResourceKey> poisoned = new ArrayList<>();

    void gone(ResourceKey key) {
      said(key, new GraphChange(Iris.of(key), null, Map.of()));
    }

    void said(ResourceKey key, GraphChange change) {
      keys.add(key);
      changes.add(change);
    }

    Run run(long t) {
      return new Run(keys, changes, t, poisoned);
    }
  }
}
