package health.tarn.testkit;

import static health.tarn.spi.storage.Expectation.ABSENT;
import static health.tarn.spi.storage.StorageError.EXPECTATION;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Change;
import health.tarn.spi.storage.Commit;
import health.tarn.spi.storage.Expectation;
import health.tarn.spi.storage.StorageEngine;
import health.tarn.spi.storage.StorageException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a change expects is decided in the commit, and nowhere else. */
abstract class ExpectationPromises extends StoragePromises {

  ExpectationPromises(Function<InstantSource, StorageEngine> engines) {
    super(engines);
  }

  @Test
  void absentHoldsBeforeTheFirstVersionAndAfterADelete() {
    commit(put(ANN, "a", ABSENT));
    commit(delete(ANN));
    commit(put(ANN, "b", ABSENT));

    assertThat(latest(ANN)).isEqualTo("Patient/ann@3=b");
  }

  @Test
  void absentFailsWhereThereIsAResource() {
    commit(put(ANN, "a"));

    assertThat(refused(put(ANN, "b", ABSENT)).error()).isEqualTo(EXPECTATION);
    assertThat(latest(ANN)).isEqualTo("Patient/ann@1=a");
  }

  @Test
  void atVersionHoldsForTheNewestOnly() {
    commit(put(ANN, "a"));
    commit(put(ANN, "b", new Expectation.AtVersion(1)));

    assertThat(refused(put(ANN, "c", new Expectation.AtVersion(1))).error()).isEqualTo(EXPECTATION);
    assertThat(refused(put(ANN, "c", new Expectation.AtVersion(3))).error()).isEqualTo(EXPECTATION);
    assertThat(refused(put(BOB, "c", new Expectation.AtVersion(0))).error()).isEqualTo(EXPECTATION);
    assertThat(refused(Change.delete(ANN, new Expectation.AtVersion(1))).error())
        .isEqualTo(EXPECTATION);
    assertThat(latest(ANN)).isEqualTo("Patient/ann@2=b");
  }

  @Test
  void atVersionHoldsForADelete() {
    commit(put(ANN, "a"));
    commit(delete(ANN));
    commit(put(ANN, "b", new Expectation.AtVersion(2)));

    assertThat(latest(ANN)).isEqualTo("Patient/ann@3=b");
  }

  @Test
  void letExactlyOneOfManyRacersWin() {
    commit(put(ANN, "a"));
    List<CompletableFuture<Commit>> racers = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      racers.add(storage.append(Batch.of(put(ANN, "r" + i, new Expectation.AtVersion(1)))));
    }

    assertThat(racers.stream().filter(ExpectationPromises::won).count()).isEqualTo(1);
    assertThat(storage.latest(ANN).orElseThrow().version()).isEqualTo(2);
  }

  private static boolean won(CompletableFuture<Commit> racer) {
    try {
      await(racer);
      return true;
    } catch (StorageException e) {
      assertThat(e.error()).isEqualTo(EXPECTATION);
      return false;
    }
  }
}
