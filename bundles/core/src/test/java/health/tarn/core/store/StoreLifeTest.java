package health.tarn.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.DataStore;
import health.tarn.api.LakeException;
import health.tarn.api.Principal;
import health.tarn.api.StoreDescription;
import health.tarn.api.StoreDescription.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When data stores are opened, closed, deleted and swept. */
@NullUnmarked // A null fails the test by itself.
class StoreLifeTest {

  private static final String ID = "trial";
  private static final Duration GRACE = Duration.ofHours(1);

  @TempDir Path folder;
  private final KeptStorageEngine engine = new KeptStorageEngine();
  private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder, engine, () -> now);
    lake.lake().create(ID, Map.of(), Principal.SYSTEM);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private Path files() {
    return folder.resolve("stores").resolve(ID);
  }

  private boolean isOpen() {
    return engine.isOpen(files().resolve("storage"));
  }

  private DataStore store() {
    return lake.lake().store(ID, Principal.ANONYMOUS);
  }

  private void create(String name) {
    store()
        .create(
            "Patient",
            TestLake.json("{'resourceType':'Patient','name':[{'family':'" + name + "'}]}"),
            null);
  }

  private long found(String query) {
    return TestLake.search(store(), query).matches().size();
  }

  private boolean offersText() {
    return store().abilities().types().get(0).parameters().stream()
        .anyMatch(parameter -> parameter.code().equals("_content"));
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void aStoreIsOpenedByItsFirstUseAndClosedWhenItRests() {
    assertThat(isOpen()).isFalse();
    create("Once");
    assertThat(isOpen()).isTrue();

    await(
        () -> {
          lake.registry().closeIdle(Duration.ZERO);
          return !isOpen();
        });

    assertThat(found("Patient?name=once")).isEqualTo(1);
    assertThat(isOpen()).isTrue();
  }

  @Test
  void aStoreThatIsUsedStaysOpen() {
    create("Used");
    try (StoreUse use = lake.stores().use(ID)) {
      await(use.store()::isAtRest);
      lake.registry().closeIdle(Duration.ZERO);
      assertThat(isOpen()).isTrue();
    }
    lake.registry().closeIdle(Duration.ofHours(1));
    assertThat(isOpen()).isTrue();
  }

  @Test
  void anOptionThatChangesWhatIsIndexedReachesAClosedStoreToo() {
    create("Word");
    await(
        () -> {
          lake.registry().closeIdle(Duration.ZERO);
          return !isOpen();
        });
    assertThatThrownBy(() -> found("Patient?_content=word")).isInstanceOf(LakeException.class);

    lake.lake().configure(ID, Map.of(StoreOptions.TEXT, "on"), Principal.SYSTEM);

    await(this::offersText);
    assertThat(found("Patient?_content=word")).isEqualTo(1);
  }

  @Test
  void theFilesOfADeletedStoreStayForTheirTimeOfGrace() {
    create("Gone");
    StoreDescription deleted = lake.lake().delete(ID, Principal.SYSTEM);
    assertThat(deleted.deletedAt()).isEqualTo(now);
    assertThat(isOpen()).isFalse();
    assertThatThrownBy(this::store).isInstanceOf(LakeException.class).hasMessageContaining(ID);

    now = now.plus(GRACE).minusSeconds(1);
    lake.sweep();
    assertThat(files()).exists();
    assertThatThrownBy(() -> lake.lake().create(ID, Map.of(), Principal.SYSTEM))
        .hasMessageContaining("DELETED");

    now = now.plusSeconds(61);
    lake.sweep();
    assertThat(files()).doesNotExist();
    assertThat(lake.lake().stores(Principal.SYSTEM)).noneMatch(store -> store.id().equals(ID));
    StoreDescription again = lake.lake().create(ID, Map.of(), Principal.SYSTEM);
    assertThat(again.state()).isEqualTo(State.ACTIVE);
    assertThat(found("Patient")).isZero();
  }
}
