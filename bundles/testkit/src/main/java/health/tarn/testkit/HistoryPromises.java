package health.tarn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.Change;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.HistoryScope;
import health.tarn.spi.storage.HistoryScope.OfAll;
import health.tarn.spi.storage.HistoryScope.OfResource;
import health.tarn.spi.storage.HistoryScope.OfType;
import health.tarn.spi.storage.Position;
import health.tarn.spi.storage.StorageEngine;
import health.tarn.spi.storage.StoredVersion;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Histories begin with the newest, and can be taken up anywhere. */
abstract class HistoryPromises extends StoragePromises {

  HistoryPromises(Function<InstantSource, StorageEngine> engines) {
    super(engines);
  }

  private void live() {
    commit(put(ANN, "a1"), put(PULSE, "p1"), put(BOB, "b1"));
    commit(put(ANN, "a2"));
    commit(delete(PULSE), putIfDifferent(ANN, "a2"), put(BOB, "b2"));
    commit(put(WEIGHT, "w1"));
  }

  private List<String> history(HistoryScope scope, @Nullable Position before) {
    return texts(all(storage.history(scope, before)));
  }

  @Test
  void ofAResourceHaveItsVersionsNewestFirst() {
    live();

    assertThat(history(new OfResource(ANN), null))
        .containsExactly("Patient/ann@2=a2", "Patient/ann@1=a1");
    assertThat(history(new OfResource(PULSE), null))
        .containsExactly("Observation/pulse@2", "Observation/pulse@1=p1");
    assertThat(history(new OfResource(new ResourceKey("Patient", "an")), null)).isEmpty();
  }

  @Test
  void ofATypeGoByPositionAndPlace() {
    live();

    assertThat(history(new OfType("Patient"), null))
        .containsExactly(
            "Patient/bob@2=b2", "Patient/ann@2=a2", "Patient/bob@1=b1", "Patient/ann@1=a1");
    assertThat(history(new OfType("Obs"), null)).isEmpty();
  }

  @Test
  void ofAllGoByPositionAndPlace() {
    live();

    assertThat(history(new OfAll(), null))
        .containsExactly(
            "Observation/weight@1=w1",
            "Patient/bob@2=b2",
            "Observation/pulse@2",
            "Patient/ann@2=a2",
            "Patient/bob@1=b1",
            "Observation/pulse@1=p1",
            "Patient/ann@1=a1");
  }

  @Test
  void goOnFromEveryPosition() {
    live();
    for (HistoryScope scope :
        List.of(new OfAll(), new OfType("Patient"), new OfResource(ANN), new OfResource(PULSE))) {
      List<StoredVersion> whole = all(storage.history(scope, null));
      for (int i = 0; i < whole.size(); i++) {
        assertThat(history(scope, whole.get(i).position()))
            .isEqualTo(texts(whole.subList(i + 1, whole.size())));
      }
    }
  }

  @Test
  void goOnFromAPositionThatHoldsNothing() {
    live();
    long t = storage.latest(ANN).orElseThrow().t();

    assertThat(history(new OfResource(BOB), new Position(t, 7)))
        .containsExactly("Patient/bob@1=b1");
    assertThat(history(new OfAll(), new Position(0, 0))).isEmpty();
    assertThat(history(new OfAll(), new Position(storage.t() + 9, 0))).hasSize(7);
  }

  @Test
  void canBeMuchLongerThanAPage() {
    List<String> expected = new ArrayList<>();
    for (int round = 1; round <= 5; round++) {
      String body = "r" + round;
      commit(
          IntStream.range(0, 500)
              .mapToObj(i -> put(new ResourceKey("Patient", "p" + i), body))
              .toArray(Change[]::new));
      for (int i = 0; i < 500; i++) {
        expected.add(0, "Patient/p" + i + "@" + round + "=" + body);
      }
    }

    assertThat(history(new OfAll(), null)).isEqualTo(expected);
    assertThat(history(new OfType("Patient"), null)).isEqualTo(expected);
  }

  @Test
  void showTheStateOfTheirOpening() {
    commit(put(ANN, "a1"));
    try (Cursor<StoredVersion> cursor = storage.history(new OfAll(), null)) {
      commit(put(ANN, "a2"));

      assertThat(texts(List.of(cursor.next()))).containsExactly("Patient/ann@1=a1");
      assertThat(cursor.hasNext()).isFalse();
    }
  }
}
