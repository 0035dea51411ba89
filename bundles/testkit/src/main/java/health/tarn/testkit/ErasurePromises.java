package health.tarn.testkit;

import static health.tarn.spi.storage.Commit.Effect.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.spi.storage.Change;
import health.tarn.spi.storage.Commit;
import health.tarn.spi.storage.Commit.Outcome;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.Expectation;
import health.tarn.spi.storage.HistoryScope;
import health.tarn.spi.storage.LogEntry;
import health.tarn.spi.storage.ScanScope;
import health.tarn.spi.storage.StorageEngine;
import health.tarn.spi.storage.StoredVersion;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What was erased or purged is nowhere any more. */
abstract class ErasurePromises extends StoragePromises {

  ErasurePromises(Function<InstantSource, StorageEngine> engines) {
    super(engines);
  }

  private static Change secret(String body, String identifier, String patient) {
    return new Change(
        PULSE,
        body.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        Expectation.ANY,
        false,
        List.of(identifier),
        List.of(patient));
  }

  private long live() {
    long t = commit(secret("s1", "x|1", "ann"), put(BOB, "b1")).t();
    commit(secret("s2", "x|2", "bob"), put(WEIGHT, "w1"));
    commit(secret("s3", "x|3", "ann"));
    return t;
  }

  /** Reads every version in every way. */
  private List<String> everything(long t) {
    List<String> found = new ArrayList<>();
    for (long asOf : List.of(t, t + 1, storage.t())) {
      found.addAll(texts(storage.asOf(List.of(PULSE), asOf)));
      found.addAll(texts(all(storage.scan(new ScanScope.OfAll(), asOf, null))));
      found.addAll(texts(all(storage.scan(new ScanScope.OfType("Observation"), asOf, null))));
      found.addAll(texts(all(storage.scan(new ScanScope.OfPatient("ann"), asOf, null))));
      found.addAll(texts(all(storage.scan(new ScanScope.OfPatient("bob"), asOf, null))));
    }
    found.addAll(texts(all(storage.history(new HistoryScope.OfAll(), null))));
    found.addAll(texts(all(storage.history(new HistoryScope.OfType("Observation"), null))));
    found.addAll(texts(all(storage.history(new HistoryScope.OfResource(PULSE), null))));
    all(storage.changes(0)).forEach(entry -> found.add(LogPromises.entry(entry)));
    for (long version = 1; version <= 3; version++) {
      found.add(text(storage.version(PULSE, version).orElse(null)));
    }
    found.add(latest(PULSE));
    return found;
  }

  @Test
  void leaveNoVersionOfAnErasedResource() {
    long t = live();
    Commit commit = await(storage.erase(PULSE));

    assertThat(commit.outcomes()).containsExactly(new Outcome(0, NONE));
    assertThat(commit.t()).isEqualTo(storage.t());
    assertThat(everything(t))
        .contains("Patient/bob@1=b1", "Observation/weight@1=w1", "erased Observation/pulse")
        .noneMatch(text -> text.startsWith("Observation/pulse"));
    for (String identifier : List.of("x|1", "x|2", "x|3")) {
      assertThat(storage.withIdentifier("Observation", identifier)).isEmpty();
    }
  }

  @Test
  void leaveTheNewestVersionOfAPurgedResource() {
    long t = live();
    Commit commit = await(storage.purgeHistory(PULSE));

    assertThat(commit.outcomes()).containsExactly(new Outcome(3, NONE));
    assertThat(everything(t))
        .contains("Observation/pulse@3=s3", "purged Observation/pulse")
        .noneMatch(text -> text.startsWith("Observation/pulse@1"))
        .noneMatch(text -> text.startsWith("Observation/pulse@2"));
    assertThat(storage.withIdentifier("Observation", "x|3")).containsExactly("pulse");
    assertThat(texts(all(storage.scan(new ScanScope.OfPatient("ann"), storage.t(), null))))
        .containsExactly("Observation/pulse@3=s3");
  }

  @Test
  void letTheNumbersGoOn() {
    live();
    await(storage.erase(PULSE));

    assertThat(refused(put(PULSE, "x", new Expectation.AtVersion(3))).error())
        .isEqualTo(health.tarn.spi.storage.StorageError.EXPECTATION);
    Outcome outcome = commit(put(PULSE, "new", Expectation.ABSENT)).outcomes().get(0);
    assertThat(outcome).isEqualTo(new Outcome(4, Commit.Effect.RESTORED));
    assertThat(texts(all(storage.history(new HistoryScope.OfResource(PULSE), null))))
        .containsExactly("Observation/pulse@4=new");
  }

  @Test
  void canBeRepeatedAndOfNothing() {
    assertThat(await(storage.erase(PULSE)).outcomes()).containsExactly(new Outcome(0, NONE));
    assertThat(await(storage.purgeHistory(PULSE)).outcomes()).containsExactly(new Outcome(0, NONE));
    commit(put(PULSE, "p"));
    await(storage.purgeHistory(PULSE));
    assertThat(latest(PULSE)).isEqualTo("Observation/pulse@1=p");
    await(storage.erase(PULSE));
    await(storage.erase(PULSE));
    assertThat(commit(delete(PULSE)).outcomes()).containsExactly(new Outcome(0, NONE));
    assertThat(latest(PULSE)).isEqualTo("none");
  }

  @Test
  void reachCursorsThatAreOpen() {
    live();
    try (Cursor<StoredVersion> scan = storage.scan(new ScanScope.OfAll(), storage.t(), null);
        Cursor<StoredVersion> history = storage.history(new HistoryScope.OfAll(), null)) {
      await(storage.erase(PULSE));

      List<StoredVersion> seen = new ArrayList<>();
      scan.forEachRemaining(seen::add);
      history.forEachRemaining(seen::add);
      assertThat(texts(seen))
          .contains("Patient/bob@1=b1")
          .noneMatch(text -> text.startsWith("Observation/pulse"));
    }
  }

  @Test
  void leaveWhatACursorHasAnnounced() {
    commit(put(PULSE, "p"));
    try (Cursor<LogEntry> log = storage.changes(0)) {
      assertThat(log.hasNext()).isTrue();
      await(storage.erase(PULSE));

      assertThat(log.next()).isInstanceOf(LogEntry.Made.class);
      assertThat(log.hasNext()).isFalse();
    }
  }
}
