package health.tarn.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Commit;
import health.tarn.spi.storage.Note;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StorageEngine;
import health.tarn.spi.storage.Watch;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was committed is there when the storage is opened again, and goes on as before. */
abstract class DurabilityPromises extends StoragePromises {

  DurabilityPromises(Function<InstantSource, StorageEngine> engines) {
    super(engines);
  }

  @BeforeEach
  void needsADurableEngine() {
    assumeTrue(engine.durable(), "the engine keeps nothing");
  }

  @Test
  void keepsEverything() {
    commit(identified(ANN, "x|1"), inCompartments(PULSE, "p1", "ann"));
    commit(new Batch(List.of(put(PULSE, "p2"), delete(BOB)), List.of(note("n", "1")), null));
    commit(delete(ANN));
    String before = new StorageDump(storage).text();
    String identity = storage.identity();
    reopen();

    assertThat(new StorageDump(storage).text()).isEqualTo(before);
    assertThat(storage.identity()).isEqualTo(identity);
    assertThat(storage.note("n")).asString(UTF_8).isEqualTo("1");
  }

  @Test
  void goesOnCounting() {
    Commit first = commit(put(ANN, "a1"));
    clock.move(Duration.ofHours(-1));
    reopen();
    Commit second = commit(put(ANN, "a2"));

    assertThat(second.t()).isGreaterThan(first.t());
    assertThat(second.previousT()).isEqualTo(first.t());
    assertThat(second.at()).isEqualTo(first.at());
    assertThat(second.outcomes().get(0).version()).isEqualTo(2);
  }

  @Test
  void keepsTheNumbersOfErasedResources() {
    commit(put(ANN, "a1"));
    await(storage.erase(ANN));
    reopen();

    assertThat(commit(put(ANN, "a2")).outcomes().get(0).version()).isEqualTo(2);
  }

  @Test
  void stillSeesTouchesOrRefuses() {
    long t0 = storage.t();
    commit(identified(ANN, "x|1"));
    reopen();
    Watch watch = new Watch(t0, List.of(new Watch.Condition.OfIdentifier("Patient", "x|1")));

    assertThat(refused(new Batch(List.of(put(BOB, "b")), List.of(), watch)).error())
        .isEqualTo(health.tarn.spi.storage.StorageError.TOUCHED);
  }

  @Test
  void writesWhatWasAppendedBeforeItCloses() {
    for (int i = 0; i < 50; i++) {
      var unused = storage.append(Batch.of(put(ANN, "a" + i)));
    }
    reopen();

    assertThat(latest(ANN)).isEqualTo("Patient/ann@50=a49");
  }

  @Test
  void changesNothingByCompacting() {
    commit(put(ANN, "a1"), identified(BOB, "x|1"));
    commit(put(ANN, "a2"), delete(BOB));
    String before = new StorageDump(storage).text();
    storage.compact();
    assertThat(new StorageDump(storage).text()).isEqualTo(before);
    reopen();

    assertThat(new StorageDump(storage).text()).isEqualTo(before);
  }

  @Test
  void givesEachStorageAnIdentity() {
    try (Storage other = engine.open(folder.resolve("other"))) {
      assertThat(other.identity()).isNotEqualTo(storage.identity());
      await(other.append(Batch.of(put(ANN, "x"))));
      assertThat(latest(ANN)).isEqualTo("none");
    }
  }

  private static Note note(String name, String value) {
    return new Note(name, value.getBytes(UTF_8));
  }
}
