package health.tarn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Commit;
import health.tarn.spi.storage.StorageEngine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Positions and instants only go forwards, and reads as of a position stay as they are. */
abstract class PositionPromises extends StoragePromises {

  PositionPromises(Function<InstantSource, StorageEngine> engines) {
    super(engines);
  }

  @Test
  void startAtZeroAndGrow() {
    assertThat(storage.t()).isZero();

    Commit first = commit(put(ANN, "a"));
    assertThat(first.t()).isPositive();
    assertThat(first.previousT()).isZero();
    assertThat(storage.t()).isEqualTo(first.t());

    Commit second = commit(put(ANN, "b"));
    assertThat(second.t()).isGreaterThan(first.t());
    assertThat(second.previousT()).isEqualTo(first.t());
    assertThat(storage.t()).isEqualTo(second.t());
  }

  @Test
  void growWithACommitWithoutEffectToo() {
    Commit first = commit(put(ANN, "a"));
    Commit second = commit(putIfDifferent(ANN, "a"));
    Commit third = commit(new Batch(List.of(), List.of(), null));

    assertThat(second.t()).isGreaterThan(first.t());
    assertThat(third.previousT()).isEqualTo(second.t());
  }

  @Test
  void takeInstantsOfWholeMillisecondsFromTheClock() {
    assertThat(commit(put(ANN, "a")).at()).isEqualTo(Instant.parse("2026-03-01T12:00:00.123Z"));
    clock.move(Duration.ofSeconds(5));
    assertThat(commit(put(ANN, "b")).at()).isEqualTo(Instant.parse("2026-03-01T12:00:05.123Z"));
    assertThat(storage.latest(ANN).orElseThrow().at())
        .isEqualTo(Instant.parse("2026-03-01T12:00:05.123Z"));
  }

  @Test
  void neverGoBackWhenTheClockDoes() {
    Commit first = commit(put(ANN, "a"));
    clock.move(Duration.ofHours(-3));
    Commit second = commit(put(ANN, "b"));

    assertThat(second.at()).isEqualTo(first.at());
  }

  @Test
  void answerAsOfAPositionWhateverComesLater() {
    long first = commit(put(ANN, "a"), put(PULSE, "p")).t();
    long second = commit(delete(PULSE)).t();
    long third = commit(put(ANN, "b"), put(PULSE, "q"), put(BOB, "x")).t();
    commit(put(ANN, "c"));

    assertThat(texts(storage.asOf(List.of(PULSE, ANN, BOB), 0)))
        .containsExactly("none", "none", "none");
    assertThat(texts(storage.asOf(List.of(PULSE, ANN, BOB), first)))
        .containsExactly("Observation/pulse@1=p", "Patient/ann@1=a", "none");
    assertThat(texts(storage.asOf(List.of(PULSE, ANN, BOB), second)))
        .containsExactly("Observation/pulse@2", "Patient/ann@1=a", "none");
    assertThat(texts(storage.asOf(List.of(BOB, ANN, ANN), third)))
        .containsExactly("Patient/bob@1=x", "Patient/ann@2=b", "Patient/ann@2=b");
    assertThat(storage.asOf(List.of(), third)).isEmpty();
  }
}
