package health.tarn.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.BundleAnswer.Entry;
import health.tarn.api.DataStore;
import health.tarn.api.LakeException;
import health.tarn.api.Precondition;
import health.tarn.api.Problem;
import health.tarn.api.Resource;
import health.tarn.api.ResourceKey;
import health.tarn.core.store.TestLake;
import health.tarn.spi.plugin.BeforeCommit;
import health.tarn.spi.plugin.ProposedChange;
import health.tarn.spi.plugin.Verdict;
import health.tarn.storage.memory.MemoryStorageEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What interceptors before a commit decide, and what becomes of writes when they fail. */
@NullUnmarked // A null fails the test by itself.
class GateTest {

  private static final ResourceKey KEY = new ResourceKey("Patient", "p1");
  private static final byte[] PATIENT = TestLake.json("{'resourceType':'Patient','id':'p1'}");

  @TempDir Path folder;
  private TestPlugins plugins;
  private TestLake lake;

  private DataStore open(TestPlugins with) {
    plugins = with;
    lake = new TestLake(folder, new MemoryStorageEngine(), plugins);
    return lake.store();
  }

  @AfterEach
  void close() {
    lake.close();
  }

  /** An interceptor. */
  record Keeper(String name, boolean required, Function<ProposedChange, Verdict> deciding)
      implements BeforeCommit {

    Keeper(String name, Function<ProposedChange, Verdict> deciding) {
      this(name, true, deciding);
    }

    @Override
    public Verdict decide(ProposedChange change) {
      return deciding.apply(change);
    }
  }

  private static String text(ProposedChange change) {
    return new String(change.json(), StandardCharsets.UTF_8);
  }

  private static Verdict amend(ProposedChange change, String from, String to) {
    return new Verdict.Amend(text(change).replace(from, to).getBytes(StandardCharsets.UTF_8));
  }

  private static Verdict boom(ProposedChange change) {
    throw new IllegalStateException("Jane Doe");
  }

  private static Verdict hang(ProposedChange change) {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Verdict.PASS;
  }

  private static void assertProblem(Throwable thrown, Problem problem) {
    assertThat(((LakeException) thrown).problem()).isEqualTo(problem);
  }

  @Test
  void seeEveryCreateUpdateAndDelete() {
    DataStore store = open(new TestPlugins());
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    plugins.add(
        "a",
        new Keeper(
            "see",
            c -> {
              String size = c.json() == null ? "nothing" : "json";
              seen.add(c.store() + " " + c.kind() + " " + c.type() + "/" + c.id() + " " + size);
              return Verdict.PASS;
            }));

    store.create("Patient", TestLake.json("{'resourceType':'Patient'}"), null);
    store.update(KEY, PATIENT, Precondition.NONE);
    store.delete(KEY, Precondition.NONE);
    store.bundle(
        TestLake.json(
            "{'resourceType':'Bundle','type':'transaction','entry':["
                + "{'fullUrl':'urn:uuid:1','resource':{'resourceType':'Patient'},"
                + "'request':{'method':'POST','url':'Patient'}},"
                + "{'resource':{'resourceType':'Basic','id':'b','code':{'text':'x'},"
                + "'subject':{'reference':'urn:uuid:1'}},"
                + "'request':{'method':'PUT','url':'Basic/b'}},"
                + "{'request':{'method':'DELETE','url':'Patient/p2'}}]}"));

    assertThat(seen)
        .containsExactly(
            "default CREATE Patient/null json",
            "default UPDATE Patient/p1 json",
            "default DELETE Patient/p1 nothing",
            "default DELETE Patient/p2 nothing",
            "default CREATE Patient/null json",
            "default UPDATE Basic/b json");
  }

  @Test
  void amendAndTheNextOneSeesIt() {
    DataStore store = open(new TestPlugins());
    plugins.add("a", new Keeper("second", c -> amend(c, "'male'", "'other'".replace('\'', '"'))));
    plugins.add("b", 10, new Keeper("first", c -> amend(c, "}", ",\"gender\":\"male\"}")));
    plugins.add("c", new Keeper("third", c -> amend(c, "\"male\"", "\"female\"")));

    Resource stored = store.update(KEY, PATIENT, Precondition.NONE).resource();

    assertThat(TestLake.text(stored)).contains("\"gender\":\"female\"");
  }

  @Test
  void areCheckedInWhatTheyAmend() {
    DataStore store = open(new TestPlugins());
    Keeper bad = new Keeper("bad", c -> amend(c, "}", ",\"gender\":7}"));
    plugins.add("a", bad);
    assertThatThrownBy(() -> store.update(KEY, PATIENT, Precondition.NONE))
        .satisfies(e -> assertProblem(e, Problem.UNPROCESSABLE));
    plugins.remove(bad);
    plugins.add("a", new Keeper("other", c -> amend(c, "p1", "p2")));
    assertThatThrownBy(() -> store.update(KEY, PATIENT, Precondition.NONE))
        .satisfies(e -> assertProblem(e, Problem.INVALID));
  }

  @Test
  void areNotAskedAboutWhatIsNoResource() {
    DataStore store = open(new TestPlugins());
    plugins.add("a", new Keeper("see", GateTest::boom));

    assertThatThrownBy(() -> store.update(KEY, TestLake.json("{broken"), Precondition.NONE))
        .satisfies(e -> assertProblem(e, Problem.INVALID));
    assertThat(plugins.offer("see").calls()).isZero();
  }

  @Test
  void refuseWithAReason() {
    DataStore store = open(new TestPlugins());
    plugins.add("a", new Keeper("named", c -> new Verdict.Refuse("add Patient.name")));

    assertThatThrownBy(() -> store.update(KEY, PATIENT, Precondition.NONE))
        .satisfies(e -> assertProblem(e, Problem.UNPROCESSABLE))
        .satisfies(
            e -> assertThat(((LakeException) e).issues().get(0).code()).isEqualTo("business-rule"))
        .hasMessageContaining("named")
        .hasMessageContaining("add Patient.name");
    assertThatThrownBy(() -> store.read(KEY)).satisfies(e -> assertProblem(e, Problem.NOT_FOUND));
  }

  @Test
  void refuseAnEntryOfABatchAndNoOther() {
    DataStore store = open(new TestPlugins());
    plugins.add(
        "a",
        new Keeper(
            "named",
            c -> text(c).contains("\"id\":\"p1\"") ? new Verdict.Refuse("no") : Verdict.PASS));

    List<Entry> entries =
        store
            .bundle(
                TestLake.json(
                    "{'resourceType':'Bundle','type':'batch','entry':["
                        + "{'resource':{'resourceType':'Patient','id':'p1'},"
                        + "'request':{'method':'PUT','url':'Patient/p1'}},"
                        + "{'resource':{'resourceType':'Patient','id':'p2'},"
                        + "'request':{'method':'PUT','url':'Patient/p2'}}]}"))
            .entries();

    assertThat(entries.get(0)).isInstanceOf(Entry.Failed.class);
    assertThat(entries.get(1)).isInstanceOf(Entry.Wrote.class);
  }

  @Test
  void thatThrowCloseTheGateIfTheyAreRequired() {
    DataStore store = open(new TestPlugins());
    plugins.add("a", new Keeper("closed", GateTest::boom));

    assertThatThrownBy(() -> store.update(KEY, PATIENT, Precondition.NONE))
        .satisfies(e -> assertProblem(e, Problem.INTERNAL))
        .hasMessageContaining("closed")
        .hasMessageNotContaining("Jane");
    assertThatThrownBy(() -> store.read(KEY)).satisfies(e -> assertProblem(e, Problem.NOT_FOUND));
    assertThat(plugins.offer("closed").failures()).isEqualTo(1);
  }

  @Test
  void thatFailArePassedOverIfTheyAreNotRequired() {
    DataStore store = open(new TestPlugins(Duration.ofMillis(100)));
    plugins.add("a", new Keeper("open", false, GateTest::boom));
    plugins.add("b", new Keeper("slow", false, GateTest::hang));

    store.update(KEY, PATIENT, Precondition.NONE);

    assertThat(store.read(KEY).version()).isEqualTo(1);
    assertThat(plugins.offer("open").failures()).isEqualTo(1);
    assertThat(plugins.offer("slow").hangs()).isEqualTo(1);
  }

  @Test
  void thatHangCloseTheGateAndKeepItClosedWhenSuspended() {
    DataStore store = open(new TestPlugins(Duration.ofMillis(100)));
    Keeper slow = new Keeper("slow", GateTest::hang);
    plugins.add("a", slow);

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> store.update(KEY, PATIENT, Precondition.NONE))
          .satisfies(e -> assertProblem(e, Problem.UNAVAILABLE))
          .hasMessageContaining("did not answer");
    }
    assertThatThrownBy(() -> store.update(KEY, PATIENT, Precondition.NONE))
        .satisfies(e -> assertProblem(e, Problem.UNAVAILABLE))
        .hasMessageContaining("suspended");

    plugins.remove(slow);
    store.update(KEY, PATIENT, Precondition.NONE);
    assertThat(store.read(KEY).version()).isEqualTo(1);
  }

  @Test
  void thatTheConfigurationRequiresCloseTheGateWhileTheyAreAway() {
    DataStore store = open(new TestPlugins(Duration.ofSeconds(60), "named"));

    assertThatThrownBy(() -> store.update(KEY, PATIENT, Precondition.NONE))
        .satisfies(e -> assertProblem(e, Problem.UNAVAILABLE))
        .hasMessageContaining("named");
    plugins.add("a", new Keeper("named", c -> Verdict.PASS));
    store.update(KEY, PATIENT, Precondition.NONE);
    assertThat(store.read(KEY).version()).isEqualTo(1);
  }

  @Test
  void cannotChangeWhatIsStoredByKeepingTheirBytes() {
    DataStore store = open(new TestPlugins());
    plugins.add(
        "a",
        new Keeper(
            "sly",
            c -> {
              c.json()[0] = 'x';
              return Verdict.PASS;
            }));

    store.update(KEY, PATIENT, Precondition.NONE);

    assertThat(TestLake.text(store.read(KEY))).startsWith("{");
  }
}
