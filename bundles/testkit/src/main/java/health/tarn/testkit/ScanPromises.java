package health.tarn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.Change;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.ScanScope;
import health.tarn.spi.storage.ScanScope.OfAll;
import health.tarn.spi.storage.ScanScope.OfPatient;
import health.tarn.spi.storage.ScanScope.OfType;
import health.tarn.spi.storage.StorageEngine;
import health.tarn.spi.storage.StoredVersion;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Scans show what existed at a position, in the order of the keys. */
abstract class ScanPromises extends StoragePromises {

  ScanPromises(Function<InstantSource, StorageEngine> engines) {
    super(engines);
  }

  private List<String> scan(ScanScope scope, long t, @Nullable ResourceKey after) {
    return texts(all(storage.scan(scope, t, after)));
  }

  @Test
  void ofATypeShowWhatExistedThen() {
    long first = commit(put(BOB, "b1"), put(ANN, "a1"), put(PULSE, "p1")).t();
    long second = commit(delete(BOB), put(ANN, "a2")).t();
    long third = commit(put(BOB, "b3"), put(new ResourceKey("Patient", "cat"), "c1")).t();
    ScanScope patients = new OfType("Patient");

    assertThat(scan(patients, 0, null)).isEmpty();
    assertThat(scan(patients, first, null)).containsExactly("Patient/ann@1=a1", "Patient/bob@1=b1");
    assertThat(scan(patients, second, null)).containsExactly("Patient/ann@2=a2");
    assertThat(scan(patients, third, null))
        .containsExactly("Patient/ann@2=a2", "Patient/bob@3=b3", "Patient/cat@1=c1");
    assertThat(scan(new OfType("Pat"), third, null)).isEmpty();
  }

  @Test
  void ofAllGoByTypeAndId() {
    List<String> ids = List.of("-", ".x", "0", "00", "A", "Zz", "a", "a-b", "a.b", "aB", "z");
    commit(
        ids.stream()
            .flatMap(
                id ->
                    List.of("Observation", "Patient", "PatientX").stream()
                        .map(t -> new ResourceKey(t, id)))
            .map(key -> put(key, "x"))
            .toArray(Change[]::new));

    List<StoredVersion> found = all(storage.scan(new OfAll(), storage.t(), null));
    assertThat(found).extracting(StoredVersion::key).hasSize(33).isSorted();
  }

  @Test
  void goOnAfterEveryKey() {
    commit(put(ANN, "a"), put(BOB, "b"), put(PULSE, "p"), put(WEIGHT, "w"));
    long t = storage.t();
    List<StoredVersion> whole = all(storage.scan(new OfAll(), t, null));

    for (int i = 0; i < whole.size(); i++) {
      assertThat(scan(new OfAll(), t, whole.get(i).key()))
          .isEqualTo(texts(whole.subList(i + 1, whole.size())));
    }
    assertThat(scan(new OfAll(), t, new ResourceKey("Observation", "q"))).hasSize(3);
    assertThat(scan(new OfType("Patient"), t, new ResourceKey("Patient", "ann0")))
        .containsExactly("Patient/bob@1=b");
    assertThat(scan(new OfType("Patient"), t, PULSE)).hasSize(2);
    assertThat(scan(new OfType("Observation"), t, ANN)).isEmpty();
  }

  @Test
  void ofAPatientShowTheCompartmentOfThen() {
    long first = commit(put(ANN, "a"), put(BOB, "b"), inCompartments(PULSE, "p", "ann")).t();
    long second =
        commit(inCompartments(PULSE, "q", "bob"), inCompartments(WEIGHT, "w", "ann", "bob")).t();
    long third = commit(delete(WEIGHT)).t();

    assertThat(scan(new OfPatient("ann"), first, null))
        .containsExactly("Observation/pulse@1=p", "Patient/ann@1=a");
    assertThat(scan(new OfPatient("ann"), second, null))
        .containsExactly("Observation/weight@1=w", "Patient/ann@1=a");
    assertThat(scan(new OfPatient("bob"), second, null))
        .containsExactly("Observation/pulse@2=q", "Observation/weight@1=w", "Patient/bob@1=b");
    assertThat(scan(new OfPatient("bob"), second, PULSE))
        .containsExactly("Observation/weight@1=w", "Patient/bob@1=b");
    assertThat(scan(new OfPatient("bob"), third, null))
        .containsExactly("Observation/pulse@2=q", "Patient/bob@1=b");
    assertThat(scan(new OfPatient("bo"), third, null)).isEmpty();
  }

  @Test
  void ofAPatientNeedNoPatient() {
    commit(inCompartments(PULSE, "p", "gone"));

    assertThat(scan(new OfPatient("gone"), storage.t(), null))
        .containsExactly("Observation/pulse@1=p");
  }

  @Test
  void ofAPatientShowThePatientOnce() {
    commit(inCompartments(ANN, "a", "ann", "bob"));

    assertThat(scan(new OfPatient("ann"), storage.t(), null)).containsExactly("Patient/ann@1=a");
    assertThat(scan(new OfPatient("bob"), storage.t(), null)).containsExactly("Patient/ann@1=a");
  }

  @Test
  void canBeMuchLongerThanAPage() {
    Change[] changes =
        IntStream.range(0, 1500)
            .mapToObj(
                i -> inCompartments(new ResourceKey("Observation", "o" + (10_000 + i)), "1", "ann"))
            .toArray(Change[]::new);
    long t = commit(changes).t();
    commit(
        IntStream.range(0, 1500)
            .filter(i -> i % 2 == 0)
            .mapToObj(i -> delete(changes[i].key()))
            .toArray(Change[]::new));
    commit(
        IntStream.range(0, 1500)
            .filter(i -> i % 3 == 0)
            .mapToObj(i -> put(changes[i].key(), "3"))
            .toArray(Change[]::new));

    for (ScanScope scope : List.of(new OfAll(), new OfType("Observation"), new OfPatient("ann"))) {
      assertThat(all(storage.scan(scope, t, null)))
          .hasSize(1500)
          .allMatch(version -> version.version() == 1)
          .extracting(StoredVersion::key)
          .isSorted();
    }
    assertThat(all(storage.scan(new OfPatient("ann"), storage.t(), null))).hasSize(500);
    assertThat(all(storage.scan(new OfAll(), storage.t(), null))).hasSize(1000);
  }

  @Test
  void showTheStateOfTheirOpening() {
    commit(put(ANN, "a1"), put(BOB, "b1"));
    try (Cursor<StoredVersion> cursor = storage.scan(new OfAll(), storage.t(), null)) {
      commit(put(ANN, "a2"), delete(BOB), put(WEIGHT, "w1"));

      assertThat(texts(List.of(cursor.next(), cursor.next())))
          .containsExactly("Patient/ann@1=a1", "Patient/bob@1=b1");
      assertThat(cursor.hasNext()).isFalse();
    }
  }
}
