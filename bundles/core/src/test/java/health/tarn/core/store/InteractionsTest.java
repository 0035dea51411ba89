package health.tarn.core.store;

import static health.tarn.core.store.TestLake.json;
import static health.tarn.core.store.TestLake.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.DataStore;
import health.tarn.api.HistoryCall;
import health.tarn.api.HistoryPage;
import health.tarn.api.LakeException;
import health.tarn.api.Precondition;
import health.tarn.api.Problem;
import health.tarn.api.Resource;
import health.tarn.api.ResourceKey;
import health.tarn.api.Written;
import health.tarn.api.Written.Effect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked // A null fails the test by itself.
class InteractionsTest {

  private static final ResourceKey KEY = new ResourceKey("Patient", "p1");

  @TempDir Path folder;
  private TestLake lake;
  private DataStore store;

  @BeforeEach
  void open() {
    lake = new TestLake(folder);
    store = lake.store();
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void whatIsCreatedIsReadWithVersionAndInstantInItsMeta() {
    Written written =
        store.create(
            "Patient",
            json(
                "{'resourceType':'Patient','id':'mine','meta':{'versionId':'9',"
                    + "'tag':[{'code':'x'}]},'active':true}"),
            null);

    Resource read = store.read(written.resource().key());
    assertThat(written.effect()).isEqualTo(Effect.CREATED);
    assertThat(read.key().id()).isNotEqualTo("mine");
    assertThat(text(read))
        .isEqualTo(text(written.resource()))
        .contains("\"meta\":{\"versionId\":\"1\",\"lastUpdated\":\"")
        .contains("\"tag\":[{\"code\":\"x\"}]");
  }

  @Test
  void everyVersionStaysAndADeleteIsOne() {
    store.update(KEY, patient("female"), Precondition.NONE);
    store.update(KEY, patient("male"), Precondition.NONE);
    Written deleted = store.delete(KEY, Precondition.NONE);

    assertThat(deleted.effect()).isEqualTo(Effect.DELETED);
    assertThat(text(store.read(KEY, 1))).contains("female");
    assertThat(text(store.read(KEY, 2))).contains("\"male\"");
    assertProblem(Problem.GONE, () -> store.read(KEY));
    assertProblem(Problem.GONE, () -> store.read(KEY, 3));
    assertProblem(Problem.NOT_FOUND, () -> store.read(KEY, 4));
    assertThat(history("Patient", "p1", 10, null).versions())
        .extracting(Resource::version)
        .containsExactly(3L, 2L, 1L);
  }

  @Test
  void theSameContentMakesNoVersion() {
    store.update(KEY, patient("female"), Precondition.NONE);

    Written again = store.update(KEY, patient("female"), Precondition.NONE);

    assertThat(again.effect()).isEqualTo(Effect.UNCHANGED);
    assertThat(again.resource().version()).isEqualTo(1);
  }

  @Test
  void aStaleIfMatchIsRefusedAndChangesNothing() {
    store.update(KEY, patient("female"), Precondition.NONE);
    store.update(KEY, patient("male"), Precondition.ifMatch(1));

    assertProblem(
        Problem.PRECONDITION_FAILED,
        () -> store.update(KEY, patient("other"), Precondition.ifMatch(1)));
    assertThat(store.read(KEY).version()).isEqualTo(2);
  }

  @Test
  void badContentIsRefusedWithWhatIsWrong() {
    assertProblem(
        Problem.INVALID, () -> store.create("Patient", json("{'resourceType':'Pat"), null));
    assertProblem(
        Problem.INVALID,
        () -> store.create("Patient", json("{'resourceType':'Observation'}"), null));
    assertProblem(
        Problem.INVALID,
        () -> store.update(KEY, json("{'resourceType':'Patient','id':'p2'}"), Precondition.NONE));
    assertThatThrownBy(
            () ->
                store.create(
                    "Patient", json("{'resourceType':'Patient','birthdate':'2020-01-01'}"), null))
        .isInstanceOfSatisfying(
            LakeException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.UNPROCESSABLE);
              assertThat(e.issues()).isNotEmpty();
            });
    assertProblem(Problem.NOT_FOUND, () -> store.read(new ResourceKey("Patent", "x")));
  }

  @Test
  void aHistoryIsPagedWithoutHolesWhileMoreIsWritten() {
    for (int i = 0; i < 7; i++) {
      store.update(KEY, patient("text-" + i), Precondition.NONE);
    }
    List<Long> seen = new ArrayList<>();
    String page = null;
    do {
      HistoryPage next = history("Patient", null, 3, page);
      next.versions().forEach(version -> seen.add(version.version()));
      store.update(
          new ResourceKey("Patient", "other" + seen.size()), other(seen.size()), Precondition.NONE);
      page = next.nextPage();
    } while (page != null);

    assertThat(seen).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
  }

  @Test
  void racingConditionalCreatesMakeOneResource() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Written>> racers = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        racers.add(
            () ->
                store.create(
                    "Patient",
                    json(
                        "{'resourceType':'Patient','identifier':"
                            + "[{'system':'urn:x','value':'1'}]}"),
                    "identifier=urn:x|1"));
      }
      Set<ResourceKey> keys = new HashSet<>();
      int created = 0;
      for (Future<Written> racer : pool.invokeAll(racers)) {
        keys.add(racer.get().resource().key());
        created += racer.get().effect() == Effect.CREATED ? 1 : 0;
      }
      assertThat(keys).hasSize(1);
      assertThat(created).isEqualTo(1);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aConditionThatMatchesSeveralIsRefused() {
    store.create("Patient", named("Smith"), null);
    store.create("Patient", named("Smith"), null);

    assertProblem(
        Problem.PRECONDITION_FAILED, () -> store.create("Patient", named("Smith"), "family=Smith"));
    assertThat(store.create("Patient", named("Jones"), "family=Jones").effect())
        .isEqualTo(Effect.CREATED);
    assertThat(store.create("Patient", named("Jones"), "family=Jones").effect())
        .isEqualTo(Effect.FOUND);
  }

  private HistoryPage history(String type, String id, int count, String page) {
    return store.history(new HistoryCall(type, id, null, null, count, page));
  }

  private static byte[] patient(String gender) {
    return gender.startsWith("text")
        ? json("{'resourceType':'Patient','id':'p1','name':[{'text':'" + gender + "'}]}")
        : json("{'resourceType':'Patient','id':'p1','gender':'" + gender + "'}");
  }

  private static byte[] other(int number) {
    return json("{'resourceType':'Patient','id':'other" + number + "'}");
  }

  private static byte[] named(String family) {
    return json("{'resourceType':'Patient','name':[{'family':'" + family + "'}]}");
  }

  static void assertProblem(
      Problem problem, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            LakeException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }
}
