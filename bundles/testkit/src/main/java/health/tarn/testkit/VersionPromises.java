package health.tarn.testkit;

import static health.tarn.spi.storage.Commit.Effect.CREATED;
import static health.tarn.spi.storage.Commit.Effect.DELETED;
import static health.tarn.spi.storage.Commit.Effect.NONE;
import static health.tarn.spi.storage.Commit.Effect.RESTORED;
import static health.tarn.spi.storage.Commit.Effect.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.spi.storage.Commit;
import health.tarn.spi.storage.Commit.Outcome;
import health.tarn.spi.storage.StorageEngine;
import health.tarn.spi.storage.StoredVersion;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Versions are counted without holes, and say what became of each change. */
abstract class VersionPromises extends StoragePromises {

  VersionPromises(Function<InstantSource, StorageEngine> engines) {
    super(engines);
  }

  @Test
  void goOnThroughUpdateDeleteAndRestore() {
    assertThat(commit(put(ANN, "a")).outcomes()).containsExactly(new Outcome(1, CREATED));
    assertThat(commit(put(ANN, "b")).outcomes()).containsExactly(new Outcome(2, UPDATED));
    assertThat(commit(delete(ANN)).outcomes()).containsExactly(new Outcome(3, DELETED));
    assertThat(commit(put(ANN, "c")).outcomes()).containsExactly(new Outcome(4, RESTORED));

    assertThat(
            List.of(1L, 2L, 3L, 4L).stream().map(v -> text(storage.version(ANN, v).orElse(null))))
        .containsExactly("Patient/ann@1=a", "Patient/ann@2=b", "Patient/ann@3", "Patient/ann@4=c");
    assertThat(storage.version(ANN, 0)).isEmpty();
    assertThat(storage.version(ANN, 5)).isEmpty();
    assertThat(storage.version(BOB, 1)).isEmpty();
  }

  @Test
  void sayOfADeletedResourceThatItIsDeleted() {
    commit(put(ANN, "a"));
    Commit commit = commit(delete(ANN));

    StoredVersion latest = storage.latest(ANN).orElseThrow();
    assertThat(latest.deleted()).isTrue();
    assertThat(latest.version()).isEqualTo(2);
    assertThat(latest.t()).isEqualTo(commit.t());
  }

  @Test
  void areNotMadeByADeleteOfNothing() {
    assertThat(commit(delete(ANN)).outcomes()).containsExactly(new Outcome(0, NONE));
    commit(put(ANN, "a"));
    commit(delete(ANN));
    assertThat(commit(delete(ANN)).outcomes()).containsExactly(new Outcome(2, NONE));

    assertThat(latest(ANN)).isEqualTo("Patient/ann@2");
    assertThat(storage.version(ANN, 3)).isEmpty();
  }

  @Test
  void areNotMadeByTheSameBytesIfSoAsked() {
    assertThat(commit(putIfDifferent(ANN, "a")).outcomes())
        .containsExactly(new Outcome(1, CREATED));
    assertThat(commit(putIfDifferent(ANN, "a")).outcomes()).containsExactly(new Outcome(1, NONE));
    assertThat(commit(put(ANN, "a")).outcomes()).containsExactly(new Outcome(2, UPDATED));
    assertThat(commit(putIfDifferent(ANN, "ab")).outcomes())
        .containsExactly(new Outcome(3, UPDATED));
    commit(delete(ANN));
    assertThat(commit(putIfDifferent(ANN, "ab")).outcomes())
        .containsExactly(new Outcome(5, RESTORED));
  }

  @Test
  void ofOneCommitShareItsPositionAndInstant() {
    Commit commit = commit(put(ANN, "a"), delete(BOB), put(PULSE, "p"));

    assertThat(commit.outcomes())
        .containsExactly(new Outcome(1, CREATED), new Outcome(0, NONE), new Outcome(1, CREATED));
    assertThat(List.of(ANN, PULSE))
        .allSatisfy(
            key -> {
              StoredVersion version = storage.latest(key).orElseThrow();
              assertThat(version.t()).isEqualTo(commit.t());
              assertThat(version.at()).isEqualTo(commit.at());
            });
    assertThat(storage.latest(ANN).orElseThrow().place()).isZero();
    assertThat(storage.latest(PULSE).orElseThrow().place()).isEqualTo(2);
  }
}
