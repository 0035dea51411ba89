package health.tarn.testkit;

import static health.tarn.spi.storage.StorageError.TOUCHED;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Change;
import health.tarn.spi.storage.Commit;
import health.tarn.spi.storage.StorageEngine;
import health.tarn.spi.storage.StorageException;
import health.tarn.spi.storage.Watch;
import health.tarn.spi.storage.Watch.Condition;
import health.tarn.spi.storage.Watch.Condition.OfIdentifier;
import health.tarn.spi.storage.Watch.Condition.OfResource;
import health.tarn.spi.storage.Watch.Condition.OfType;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A batch is refused when what it was decided on has been touched since. */
abstract class WatchPromises extends StoragePromises {

  private static final Condition NUMBER = new OfIdentifier("Patient", "mrn|1");

  WatchPromises(Function<InstantSource, StorageEngine> engines) {
    super(engines);
  }

  private static Batch watching(long t, Condition condition, Change... changes) {
    return new Batch(List.of(changes), List.of(), new Watch(t, List.of(condition)));
  }

  private void assertTouched(long since, Condition condition) {
    long before = storage.t();
    StorageException refused = refused(watching(since, condition, put(WEIGHT, "w")));
    assertThat(refused.error()).isEqualTo(TOUCHED);
    assertThat(storage.t()).isEqualTo(before);
    assertThat(latest(WEIGHT)).isEqualTo("none");
  }

  private void assertUntouched(long since, Condition condition) {
    assertThat(commit(watching(since, condition)).t()).isEqualTo(storage.t());
  }

  @Test
  void seeEveryChangeOfAType() {
    long t0 = commit(put(ANN, "a")).t();
    assertUntouched(t0, new OfType("Patient"));
    commit(put(PULSE, "p"));
    assertUntouched(t0, new OfType("Patient"));
    commit(put(BOB, "b"));
    assertTouched(t0, new OfType("Patient"));
    long t1 = storage.t();
    commit(delete(BOB));
    assertTouched(t1, new OfType("Patient"));
    assertUntouched(storage.t(), new OfType("Patient"));
    assertUntouched(t0, new OfType("Encounter"));
  }

  @Test
  void seeEveryChangeOfAResource() {
    long t0 = commit(put(ANN, "a")).t();
    commit(put(BOB, "b"));
    assertUntouched(t0, new OfResource(ANN));
    assertTouched(t0, new OfResource(BOB));
    commit(delete(ANN));
    assertTouched(t0, new OfResource(ANN));
  }

  @Test
  void seeAnIdentifierAppearAndVanish() {
    long t0 = commit(identified(BOB, "mrn|2")).t();
    assertUntouched(t0, NUMBER);
    commit(identified(ANN, "mrn|1"));
    assertTouched(t0, NUMBER);
    long t1 = storage.t();
    assertUntouched(t1, NUMBER);
    commit(identified(ANN, "mrn|1", "mrn|3"));
    assertTouched(t1, NUMBER);
    long t2 = storage.t();
    commit(identified(ANN));
    assertTouched(t2, NUMBER);
    long t3 = storage.t();
    commit(identified(ANN, "mrn|1"));
    commit(delete(ANN));
    assertTouched(t3, NUMBER);
    assertUntouched(storage.t(), NUMBER);
    assertUntouched(t0, new OfIdentifier("Observation", "mrn|1"));
  }

  @Test
  void doNotSeeChangesWithoutEffect() {
    long t0 = commit(put(ANN, "a")).t();
    commit(putIfDifferent(ANN, "a"), delete(BOB));

    assertUntouched(t0, new OfType("Patient"));
    assertUntouched(t0, new OfResource(ANN));
  }

  @Test
  void letOneOfManyRacingConditionalCreatesWin() {
    long t0 = storage.t();
    List<CompletableFuture<Commit>> racers = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      Change create = identified(new ResourceKey("Patient", "p" + i), "mrn|1");
      racers.add(storage.append(watching(t0, NUMBER, create)));
    }

    assertThat(racers.stream().filter(WatchPromises::won).count()).isEqualTo(1);
    assertThat(storage.withIdentifier("Patient", "mrn|1")).hasSize(1);
  }

  private static boolean won(CompletableFuture<Commit> racer) {
    try {
      await(racer);
      return true;
    } catch (StorageException e) {
      assertThat(e.error()).isEqualTo(TOUCHED);
      return false;
    }
  }
}
