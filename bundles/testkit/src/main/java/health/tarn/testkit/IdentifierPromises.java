package health.tarn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.StorageEngine;
import java.time.InstantSource;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Identifiers lead to the resources that have them now. */
abstract class IdentifierPromises extends StoragePromises {

  private static final String MRN = "http://hospital.example/mrn|";

  IdentifierPromises(Function<InstantSource, StorageEngine> engines) {
    super(engines);
  }

  @Test
  void leadToEveryResourceOfTheTypeThatHasThem() {
    commit(
        identified(BOB, MRN + "1", MRN + "2"),
        identified(ANN, MRN + "1"),
        identified(PULSE, MRN + "1"));

    assertThat(storage.withIdentifier("Patient", MRN + "1")).containsExactly("ann", "bob");
    assertThat(storage.withIdentifier("Patient", MRN + "2")).containsExactly("bob");
    assertThat(storage.withIdentifier("Observation", MRN + "1")).containsExactly("pulse");
    assertThat(storage.withIdentifier("Patient", MRN)).isEmpty();
    assertThat(storage.withIdentifier("Encounter", MRN + "1")).isEmpty();
  }

  @Test
  void followTheNewestVersion() {
    commit(identified(ANN, MRN + "1", MRN + "2"));
    commit(identified(ANN, MRN + "2", MRN + "3"));

    assertThat(storage.withIdentifier("Patient", MRN + "1")).isEmpty();
    assertThat(storage.withIdentifier("Patient", MRN + "2")).containsExactly("ann");
    assertThat(storage.withIdentifier("Patient", MRN + "3")).containsExactly("ann");

    commit(identified(ANN, MRN + "1"));
    assertThat(storage.withIdentifier("Patient", MRN + "1")).containsExactly("ann");
  }

  @Test
  void leadNowhereAfterADelete() {
    commit(identified(ANN, MRN + "1"));
    commit(delete(ANN));
    assertThat(storage.withIdentifier("Patient", MRN + "1")).isEmpty();

    commit(identified(ANN, MRN + "1"));
    assertThat(storage.withIdentifier("Patient", MRN + "1")).containsExactly("ann");
  }

  @Test
  void mayBeAnyText() {
    ResourceKey odd = new ResourceKey("Patient", "A-1.b");
    String long500 = "|" + "ü".repeat(500);
    commit(identified(odd, "|x", long500, "urn:a|\u0000"), identified(ANN, "|x y"));

    assertThat(storage.withIdentifier("Patient", "|x")).containsExactly("A-1.b");
    assertThat(storage.withIdentifier("Patient", long500)).containsExactly("A-1.b");
    assertThat(storage.withIdentifier("Patient", "urn:a|\u0000")).containsExactly("A-1.b");
    assertThat(storage.withIdentifier("Patient", "|x y")).containsExactly("ann");
  }

  @Test
  void countOnceWhenNamedTwice() {
    commit(identified(ANN, MRN + "1", MRN + "1"));
    assertThat(storage.withIdentifier("Patient", MRN + "1")).containsExactly("ann");

    commit(identified(ANN));
    assertThat(storage.withIdentifier("Patient", MRN + "1")).isEmpty();
  }
}
