package health.tarn.core.write;

import static health.tarn.core.store.TestLake.json;
import static health.tarn.core.write.BundleTexts.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.DataStore;
import health.tarn.api.LakeException;
import health.tarn.api.Precondition;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import health.tarn.api.Written.Effect;
import health.tarn.core.store.TestLake;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Preconditions of a principal that does not see everything. */
@NullUnmarked // A null fails the test by itself.
class LimitedWritesTest {

  private static final ResourceKey SEEN = new ResourceKey("Patient", "seen");
  private static final ResourceKey HIDDEN = new ResourceKey("Patient", TestLake.HIDDEN);
  private static final ResourceKey OBSERVATION = new ResourceKey("Observation", "theirs");
  private static final Precondition NEW = new Precondition(null, true);
  private static final String OURS =
      ",'status':'final','code':{'text':'x'},'subject':{'reference':'Patient/seen'}";
  private static final String THEIRS = OURS.replace("seen", TestLake.HIDDEN);

  @TempDir Path folder;
  private final TroubledStorageEngine storage = new TroubledStorageEngine();
  private TestLake lake;
  private DataStore all;
  private DataStore limited;

  @BeforeEach
  void open() {
    lake = new TestLake(folder, storage);
    all = lake.store();
    limited = lake.limited();
    put(all, SEEN, "");
    put(all, HIDDEN, "");
    put(all, OBSERVATION, THEIRS);
  }

  @AfterEach
  void close() {
    storage.without();
    lake.close();
  }

  private static Effect put(DataStore store, ResourceKey key, String members) {
    return put(store, key, members, Precondition.NONE);
  }

  private static Effect put(
      DataStore store, ResourceKey key, String members, Precondition precondition) {
    String text = "{'resourceType':'" + key.type() + "','id':'" + key.id() + "'" + members + "}";
    return store.update(key, json(text), precondition).effect();
  }

  private static void assertProblem(Problem problem, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            LakeException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }

  @Test
  void whatMustNotExistAndDoesIsRefusedAtOnce() {
    AtomicInteger appends = new AtomicInteger();
    storage.with(
        (method, call) -> {
          appends.addAndGet(method.equals("append") ? 1 : 0);
          return call.go();
        });

    assertProblem(Problem.PRECONDITION_FAILED, () -> put(limited, SEEN, ",'active':true", NEW));
    assertThat(appends).hasValueLessThan(2);
  }

  @Test
  void whatMustNotExistIsCreatedWhereNothingIs() {
    assertThat(put(limited, new ResourceKey("Patient", "new"), "", NEW)).isEqualTo(Effect.CREATED);
  }

  @Test
  void aVersionThatIsNamedIsNoWayToWhatIsHidden() {
    String put =
        BundleTexts.put("Observation", "theirs", OURS)
            .replace("'method':'PUT'", "'method':'PUT','ifMatch':'W/\\'1\\''");

    assertProblem(Problem.PRECONDITION_FAILED, () -> limited.bundle(transaction(put)));
    assertProblem(
        Problem.PRECONDITION_FAILED,
        () -> put(limited, OBSERVATION, OURS, new Precondition(1L, false)));
    assertThat(all.read(OBSERVATION).version()).isEqualTo(1);
  }

  @Test
  void aTransactionThatWasOvertakenLooksAgain() {
    storage.with(
        (method, call) -> {
          if (method.equals("append")) {
            storage.without();
            put(all, SEEN, ",'gender':'other'");
          }
          return call.go();
        });

    limited.bundle(transaction(BundleTexts.put("Patient", "seen", ",'active':true")));

    assertThat(all.read(SEEN).version()).isEqualTo(3);
  }
}
