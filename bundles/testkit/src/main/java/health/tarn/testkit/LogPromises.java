package health.tarn.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Change;
import health.tarn.spi.storage.Commit;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.LogEntry;
import health.tarn.spi.storage.MadeVersion;
import health.tarn.spi.storage.Note;
import health.tarn.spi.storage.StorageEngine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The log tells everything that happened, oldest first. */
abstract class LogPromises extends StoragePromises {

  private static final ResourceKey ANN2 = new ResourceKey("Patient", "ann2");

  LogPromises(Function<InstantSource, StorageEngine> engines) {
    super(engines);
  }

  static String entry(LogEntry entry) {
    if (entry instanceof LogEntry.Made made) {
      return text(made.version());
    }
    if (entry instanceof LogEntry.Erased erased) {
      return "erased " + erased.key();
    }
    return entry instanceof LogEntry.Purged purged ? "purged " + purged.key() : "noted";
  }

  private List<String> changes(long afterT) {
    return all(storage.changes(afterT)).stream().map(LogPromises::entry).toList();
  }

  @Test
  void tellsVersionsByPositionAndPlace() {
    commit(put(BOB, "b1"), put(ANN, "a1"));
    long t = storage.t();
    commit(put(ANN, "a2"), delete(PULSE), delete(BOB));

    assertThat(changes(0))
        .containsExactly(
            "Patient/bob@1=b1", "Patient/ann@1=a1", "Patient/ann@2=a2", "Patient/bob@2");
    assertThat(changes(t)).containsExactly("Patient/ann@2=a2", "Patient/bob@2");
    assertThat(changes(storage.t())).isEmpty();
  }

  @Test
  void knowsTheLastCommitOfAnInstant() {
    Instant start = clock.instant();
    assertThat(storage.tAt(start)).isZero();
    Commit first = commit(put(BOB, "b1"));
    Commit sameInstant = commit(put(ANN, "a1"));
    clock.move(Duration.ofSeconds(10));
    Commit later = commit(put(ANN2, "a2"));
    await(storage.erase(ANN2));

    assertThat(storage.tAt(first.at().minusMillis(1))).isZero();
    assertThat(storage.tAt(first.at())).isEqualTo(sameInstant.t());
    assertThat(storage.tAt(later.at().minusMillis(1))).isEqualTo(sameInstant.t());
    assertThat(storage.tAt(later.at())).isEqualTo(storage.t());
    assertThat(storage.tAt(later.at().plusSeconds(1))).isEqualTo(storage.t());
  }

  private List<String> madeAt(long t) {
    return storage.madeAt(t).stream()
        .map(made -> made.place() + " " + made.key() + "@" + made.version())
        .toList();
  }

  @Test
  void tellsWhatOneCommitMadeWithoutItsBodies() {
    Commit first = commit(put(BOB, "b1"), delete(PULSE), put(ANN, "a1"));
    Commit second = commit(putIfDifferent(ANN, "a1"), delete(BOB), put(ANN2, "x"));
    Commit none = commit(delete(PULSE));

    assertThat(madeAt(first.t())).containsExactly("0 Patient/bob@1", "2 Patient/ann@1");
    assertThat(madeAt(second.t())).containsExactly("1 Patient/bob@2", "2 Patient/ann2@1");
    assertThat(storage.madeAt(second.t())).extracting(MadeVersion::at).containsOnly(second.at());
    assertThat(madeAt(none.t())).isEmpty();
    assertThat(madeAt(0)).isEmpty();
    assertThat(madeAt(storage.t() + 1)).isEmpty();
  }

  @Test
  void tellsOfACommitOnlyWhatWasNotErasedOrPurged() {
    Commit first = commit(put(ANN, "a1"), put(BOB, "b1"), put(PULSE, "p1"));
    Commit second = commit(put(BOB, "b2"), put(ANN, "a2"));
    Commit erasure = await(storage.erase(ANN));
    await(storage.purgeHistory(BOB));

    assertThat(madeAt(first.t())).containsExactly("2 Observation/pulse@1");
    assertThat(madeAt(second.t())).containsExactly("0 Patient/bob@2");
    assertThat(madeAt(erasure.t())).isEmpty();
  }

  @Test
  void tellsOfCommitsWithoutVersions() {
    commit(new Batch(List.of(), List.of(new Note("n", "1".getBytes(UTF_8))), null));
    commit(delete(ANN));
    commit(new Batch(List.of(put(ANN, "a")), List.of(new Note("n", null)), null));

    assertThat(changes(0)).containsExactly("noted", "noted", "Patient/ann@1=a");
  }

  @Test
  void tellsWhereThingsWereErasedAndPurged() {
    commit(put(ANN, "a1"), put(BOB, "b1"));
    commit(put(ANN, "a2"), put(BOB, "b2"));
    await(storage.erase(ANN));
    commit(put(PULSE, "p1"));
    await(storage.purgeHistory(BOB));

    assertThat(changes(0))
        .containsExactly(
            "Patient/bob@2=b2",
            "erased Patient/ann",
            "Observation/pulse@1=p1",
            "purged Patient/bob");
    assertThat(all(storage.changes(0))).last().extracting(LogEntry::t).isEqualTo(storage.t());
  }

  @Test
  void canBeMuchLongerThanAPage() {
    for (int round = 0; round < 4; round++) {
      String body = "r" + round;
      commit(
          IntStream.range(0, 700)
              .mapToObj(i -> put(new ResourceKey("Patient", "p" + i), body))
              .toArray(Change[]::new));
    }
    List<String> entries = changes(0);

    assertThat(entries).hasSize(2800).doesNotHaveDuplicates();
    assertThat(entries.get(699)).isEqualTo("Patient/p699@1=r0");
    assertThat(entries.get(700)).isEqualTo("Patient/p0@2=r1");
  }

  @Test
  void showsTheStateOfItsOpening() {
    commit(put(ANN, "a1"));
    try (Cursor<LogEntry> cursor = storage.changes(0)) {
      commit(put(ANN, "a2"));

      assertThat(entry(cursor.next())).isEqualTo("Patient/ann@1=a1");
      assertThat(cursor.hasNext()).isFalse();
    }
  }
}
