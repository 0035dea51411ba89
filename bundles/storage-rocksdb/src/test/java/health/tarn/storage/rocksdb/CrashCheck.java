package health.tarn.storage.rocksdb;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.HistoryScope;
import health.tarn.spi.storage.LogEntry;
import health.tarn.spi.storage.ScanScope;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StoredVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks what {@link CrashChild} left: every batch is whole, and all ways of looking agree. */
final class CrashCheck {

  private final Storage storage;
  private final Map<ResourceKey, StoredVersion> newest = new HashMap<>();

  CrashCheck(Storage storage) {
    this.storage = storage;
  }

  /** Checks everything; returns how many commits there are. */
  long check(long[] answered) {
    int commits = checkLog(answered);
    checkHistories();
    checkScans();
    checkIdentifiers();
    return commits;
  }

  /** Commits tell their writer and number; numbers have no holes and reach the answered ones. */
  private int checkLog(long[] answered) {
    long[] last = new long[answered.length];
    Map<ResourceKey, Long> versions = new HashMap<>();
    Set<Long> ts = new HashSet<>();
    for (LogEntry entry : all(storage.changes(0))) {
      StoredVersion version = ((LogEntry.Made) entry).version();
      assertThat(version.version()).isEqualTo(versions.merge(version.key(), 1L, Long::sum));
      newest.put(version.key(), version);
      // The first key of a writer is put by each of its batches, the first in its place.
      if (version.key().id().endsWith("k0")) {
        int writer = version.key().id().charAt(1) - '0';
        assertThat(body(version)).isEqualTo(writer + ":" + ++last[writer]);
        assertThat(version.place()).isZero();
        ts.add(version.t());
      } else {
        assertThat(ts).as("the batch is whole").contains(version.t());
      }
    }
    for (int writer = 0; writer < answered.length; writer++) {
      assertThat(last[writer]).as("answered").isGreaterThanOrEqualTo(answered[writer]);
      byte[] note = storage.note("w" + writer);
      long noted = note == null ? 0 : Long.parseLong(new String(note, US_ASCII));
      assertThat(noted).as("note of the last batch").isEqualTo(last[writer]);
      answered[writer] = last[writer];
    }
    return ts.size();
  }

  private void checkHistories() {
    int versions = 0;
    for (Map.Entry<ResourceKey, StoredVersion> each : newest.entrySet()) {
      List<StoredVersion> history =
          all(storage.history(new HistoryScope.OfResource(each.getKey()), null));
      long expected = each.getValue().version();
      versions += history.size();
      assertThat(storage.latest(each.getKey()).orElseThrow().version()).isEqualTo(expected);
      for (StoredVersion version : history) {
        assertThat(version.version()).isEqualTo(expected--);
      }
      assertThat(expected).isZero();
    }
    assertThat(all(storage.history(new HistoryScope.OfAll(), null))).hasSize(versions);
    assertThat(
            all(storage.history(new HistoryScope.OfType("Patient"), null)).size()
                + all(storage.history(new HistoryScope.OfType("Observation"), null)).size())
        .isEqualTo(versions);
  }

  private void checkScans() {
    List<ResourceKey> present =
        newest.values().stream()
            .filter(v -> !v.deleted())
            .map(StoredVersion::key)
            .sorted()
            .toList();
    assertThat(all(storage.scan(new ScanScope.OfAll(), storage.t(), null)))
        .extracting(StoredVersion::key)
        .isEqualTo(present);
    for (int writer = 0; writer < CrashChild.WRITERS; writer++) {
      String patient = "w" + writer;
      assertThat(all(storage.scan(new ScanScope.OfPatient(patient), storage.t(), null)))
          .extracting(StoredVersion::key)
          .isEqualTo(present.stream().filter(key -> key.id().startsWith(patient)).toList());
    }
  }

  private void checkIdentifiers() {
    for (StoredVersion version : newest.values()) {
      if (!version.deleted()) {
        String[] words = body(version).split(":", -1);
        String identifier =
            CrashChild.identifier(Integer.parseInt(words[0]), Long.parseLong(words[1]));
        assertThat(storage.withIdentifier(version.key().type(), identifier))
            .contains(version.key().id());
      }
    }
  }

  private static String body(StoredVersion version) {
    byte[] body = version.body();
    return body == null ? "" : new String(body, US_ASCII);
  }

  private static <T> List<T> all(Cursor<T> cursor) {
    try (cursor) {
      List<T> elements = new ArrayList<>();
      cursor.forEachRemaining(elements::add);
      return elements;
    }
  }
}
