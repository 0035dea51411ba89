package health.tarn.core.graph;

import static health.tarn.core.store.TestLake.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.LakeException;
import health.tarn.api.Precondition;
import health.tarn.api.Principal;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import health.tarn.core.store.TestLake;
import health.tarn.spi.graph.Graph;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked // A null fails the test by itself.
class GraphProjectionTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path folder;
  private final KeptGraph kept = new KeptGraph();
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder);
    lake.addGraphEngine("kept", kept);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private void turn(String engine) {
    lake.lake().configure("default", Map.of("graph", engine), Principal.SYSTEM);
  }

  private void put(String id) {
    put(id, "{'resourceType':'Patient','id':'" + id + "'}");
  }

  private void put(String id, String text) {
    lake.store().update(new ResourceKey("Patient", id), json(text), Precondition.NONE);
  }

  private void await() {
    lake.open().graph().at(lake.open().storage().t(), LONG);
  }

  /** Upkeep comes once a second in a lake; a test calls it until the graph is as it should be. */
  private void tickUntil(java.util.function.BooleanSupplier condition) {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      lake.tick();
      Thread.onSpinWait();
    }
  }

  @Test
  void isFilledWithWhatIsThereAndFollowsWhatComes() {
    put("a");
    put("b");
    lake.store().delete(new ResourceKey("Patient", "b"), Precondition.NONE);
    turn("kept");
    await();
    assertThat(kept.subjects()).containsExactly("Patient/a");

    put("c");
    lake.store().delete(new ResourceKey("Patient", "a"), Precondition.NONE);
    await();
    assertThat(kept.subjects()).containsExactly("Patient/c");
    assertThat(kept.fills).isEqualTo(1);
    assertThat(kept.progress)
        .contains(new Graph.Progress(lake.open().storage().identity(), lake.open().storage().t()));
  }

  @Test
  void appliesTheLastOfSeveralVersionsOnly() {
    turn("kept");
    await();
    for (int i = 0; i < 20; i++) {
      put(
          "a",
          "{'resourceType':'Patient','id':'a','gender':'male','multipleBirthInteger':" + i + "}");
    }
    await();
    assertThat(kept.batches.stream().mapToInt(Integer::intValue).sum()).isLessThanOrEqualTo(20);
    assertThat(kept.subjects()).containsExactly("Patient/a");
  }

  @Test
  void isFilledAgainWhenItIsOfAnotherStorageOrAhead() {
    put("a");
    for (Graph.Progress wrong :
        List.of(
            new Graph.Progress("another", 1),
            new Graph.Progress(lake.open().storage().identity(), 1_000))) {
      kept.progress = Optional.of(wrong);
      int before = kept.fills;
      turn("kept");
      await();
      assertThat(kept.fills).isEqualTo(before + 1);
      turn("off");
    }
  }

  @Test
  void isOpenedAgainWhenItFailed() {
    put("z");
    turn("kept");
    await();
    kept.broken = true;
    put("a");
    tickUntil(() -> !lake.store().status().health().isEmpty());
    assertThat(lake.store().status().health().toString()).contains("graph");

    kept.broken = false;
    tickUntil(() -> kept.subjects().contains("Patient/a"));
    assertThat(kept.fills).isEqualTo(1);
  }

  @Test
  void isFilledAgainWhenItIsRebuilt() {
    put("a");
    turn("kept");
    await();
    kept.said.clear();
    lake.store().rebuildGraph();
    await();
    assertThat(kept.subjects()).containsExactly("Patient/a");
  }

  @Test
  void isNotThereUnlessItIsWanted() {
    assertThatThrownBy(() -> lake.store().rebuildGraph())
        .isInstanceOfSatisfying(
            LakeException.class, e -> assertThat(e.problem()).isEqualTo(Problem.CONFLICT));
    assertThat(lake.store().status().projections()).containsOnlyKeys("search");
    assertThat(lake.store().abilities().operations()).isEmpty();

    turn("kept");
    assertThat(lake.store().status().projections()).containsOnlyKeys("graph", "search");
    assertThat(lake.store().abilities().operations()).contains("sparql", "graph-cohort");
    assertThatThrownBy(() -> turn("unheard-of"))
        .isInstanceOfSatisfying(
            LakeException.class, e -> assertThat(e.problem()).isEqualTo(Problem.INVALID));
  }

  @Test
  void isRefusedToThoseWhoSeeAPartOnly() {
    turn("kept");
    assertThatThrownBy(
            () ->
                lake.limited()
                    .graph()
                    .sparql(
                        new health.tarn.api.graph.GraphCall(List.of(), false),
                        "ASK {}",
                        type -> null))
        .isInstanceOfSatisfying(
            LakeException.class, e -> assertThat(e.problem()).isEqualTo(Problem.FORBIDDEN));
  }
}
