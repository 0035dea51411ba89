package health.tarn.core.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.LakeException;
import health.tarn.api.Precondition;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import health.tarn.api.plugin.Offer;
import health.tarn.api.plugin.OperationAnswer;
import health.tarn.api.plugin.OperationCall;
import health.tarn.api.plugin.OperationDescription;
import health.tarn.api.plugin.OperationLevel;
import health.tarn.core.store.TestLake;
import health.tarn.spi.plugin.CustomOperation;
import health.tarn.storage.memory.MemoryStorageEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operations of plugins may do, and what they cannot do to the lake. */
@NullUnmarked // A null fails the test by itself.
class OperationsTest {

  private static final ResourceKey KEY = new ResourceKey("Patient", "p1");
  private static final byte[] PATIENT = TestLake.json("{'resourceType':'Patient','id':'p1'}");
  private static final Duration SHORT = Duration.ofMillis(100);

  @TempDir Path folder;
  private TestPlugins plugins;
  private TestLake lake;

  @BeforeEach
  void open() {
    plugins = new TestPlugins();
    lake = new TestLake(folder, new MemoryStorageEngine(), plugins);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private void impatient() {
    lake.close();
    plugins = new TestPlugins(SHORT);
    lake = new TestLake(folder, new MemoryStorageEngine(), plugins);
  }

  /** An operation on Patient, on instance level. */
  record Offered(String name, Function<OperationCall, OperationAnswer> work)
      implements CustomOperation {
    @Override
    public OperationDescription description() {
      return new OperationDescription(
          name, "Title", "Text.", Set.of(OperationLevel.INSTANCE), Set.of("Patient"), false, null);
    }

    @Override
    public OperationAnswer call(OperationCall call) {
      return work.apply(call);
    }
  }

  private static OperationAnswer text(String text) {
    return new OperationAnswer(200, "text/plain", text.getBytes(UTF_8));
  }

  private OperationAnswer call(String name) {
    return call(name, "Patient");
  }

  private OperationAnswer call(String name, String type) {
    return plugins
        .plugins()
        .call(
            name,
            new OperationCall(
                OperationLevel.INSTANCE, type, KEY, List.of(), new byte[0], null, lake.store()));
  }

  private static Problem problem(Throwable thrown) {
    return ((LakeException) thrown).problem();
  }

  @Test
  void seeTheDataStoreAsTheirCallerDoes() {
    lake.store().update(KEY, PATIENT, Precondition.NONE);
    plugins.add(
        "a", new Offered("show", c -> OperationAnswer.resource(c.store().read(c.key()).json())));

    assertThat(new String(call("show").body(), UTF_8)).contains("\"p1\"");
    assertThat(plugins.offer("$show").calls()).isEqualTo(1);
  }

  @Test
  void areCalledAtTheirPlacesOnlyAndWhileTheyAreThere() {
    Offered show = new Offered("show", c -> text("here"));
    plugins.add("a", show);

    assertThatThrownBy(() -> call("show", "Observation"))
        .satisfies(e -> assertThat(problem(e)).isEqualTo(Problem.NOT_FOUND));
    plugins.remove(show);
    assertThatThrownBy(() -> call("show"))
        .satisfies(e -> assertThat(problem(e)).isEqualTo(Problem.NOT_FOUND));
    assertThat(plugins.plugins().operations()).isEmpty();
  }

  @Test
  void refuseInTheLakesWordsWithoutBeingCountedAsFailed() {
    plugins.add("a", new Offered("show", c -> text("" + c.store().read(c.key()))));

    assertThatThrownBy(() -> call("show"))
        .satisfies(e -> assertThat(problem(e)).isEqualTo(Problem.NOT_FOUND))
        .hasMessageContaining("Patient/p1");
    assertThat(plugins.offer("$show").failures()).isZero();
  }

  @Test
  void thatThrowAreCountedAndNamedWithoutWhatTheySay() {
    plugins.add(
        "a",
        new Offered(
            "show",
            c -> {
              throw new IllegalStateException("Jane Doe");
            }));

    assertThatThrownBy(() -> call("show"))
        .satisfies(e -> assertThat(problem(e)).isEqualTo(Problem.INTERNAL))
        .satisfies(e -> assertThat(((LakeException) e).issues()).hasSize(1))
        .hasMessageContaining("plugin a")
        .hasMessageContaining("IllegalStateException")
        .hasMessageNotContaining("Jane");
    Offer offer = plugins.offer("$show");
    assertThat(offer.failures()).isEqualTo(1);
    assertThat(offer.problem()).contains("OperationsTest").doesNotContain("Jane");
    assertThat(offer.state()).isEqualTo(Offer.State.IN_USE);
  }

  @Test
  void thatBreakTheirClassesAreCountedToo() {
    plugins.add(
        "a",
        new Offered(
            "show",
            c -> {
              throw new NoClassDefFoundError("x");
            }));

    assertThatThrownBy(() -> call("show"))
        .satisfies(e -> assertThat(problem(e)).isEqualTo(Problem.INTERNAL));
  }

  @Test
  void thatHangAreInterruptedAndSuspendedAfterTheThirdTime() throws Exception {
    impatient();
    CountDownLatch interrupted = new CountDownLatch(3);
    plugins.add("a", new Offered("hang", c -> hang(interrupted)));
    plugins.add("b", new Offered("show", c -> text("here")));

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> call("hang"))
          .satisfies(e -> assertThat(problem(e)).isEqualTo(Problem.UNAVAILABLE))
          .hasMessageContaining("did not answer");
    }
    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(() -> call("hang")).hasMessageContaining("suspended");
    assertThat(plugins.offer("$hang").state()).isEqualTo(Offer.State.SUSPENDED);
    assertThat(plugins.offer("$hang").calls()).isEqualTo(3);
    assertThat(lake.store().status().health()).anyMatch(line -> line.contains("$hang"));
    plugins.patient();
    assertThat(call("show").status()).isEqualTo(200);
  }

  @Test
  void areInUseAgainWhenTheyComeAgain() {
    impatient();
    Offered hanging = new Offered("hang", c -> hang(new CountDownLatch(1)));
    plugins.add("a", hanging);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> call("hang")).isInstanceOf(LakeException.class);
    }

    plugins.patient();
    plugins.remove(hanging);
    plugins.add("a", new Offered("hang", c -> text("mended")));

    assertThat(new String(call("hang").body(), UTF_8)).isEqualTo("mended");
    assertThat(lake.store().status().health()).noneMatch(line -> line.contains("$hang"));
  }

  private static OperationAnswer hang(CountDownLatch interrupted) {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      interrupted.countDown();
    }
    return text("late");
  }

  @Test
  void canWriteNothingMoreOnceTheyWereGivenUp() throws Exception {
    impatient();
    AtomicReference<Throwable> told = new AtomicReference<>();
    CountDownLatch over = new CountDownLatch(1);
    plugins.add(
        "a",
        new Offered(
            "late",
            c -> {
              hang(new CountDownLatch(1));
              try {
                c.store().update(KEY, PATIENT, Precondition.NONE);
              } catch (LakeException e) {
                told.set(e);
              }
              over.countDown();
              return text("late");
            }));

    assertThatThrownBy(() -> call("late")).isInstanceOf(LakeException.class);

    assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(told.get()).hasMessageContaining("over");
    assertThatThrownBy(() -> lake.store().read(KEY))
        .satisfies(e -> assertThat(problem(e)).isEqualTo(Problem.NOT_FOUND));
  }

  @Test
  void endWhatTheyAreAtBeforeTheyAreReplaced() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Offered show =
        new Offered(
            "show",
            c -> {
              begun.countDown();
              try {
                goOn.await();
              } catch (InterruptedException e) {
                return text("interrupted");
              }
              return text("ended");
            });
    plugins.add("a", show);
    CompletableFuture<OperationAnswer> answer = new CompletableFuture<>();
    Thread caller = new Thread(() -> answer.complete(call("show")));
    caller.start();
    begun.await();
    Thread remover = new Thread(() -> plugins.remove(show));
    remover.start();
    while (!plugins.plugins().operations().isEmpty()) {
      Thread.onSpinWait();
    }
    goOn.countDown();

    assertThat(new String(answer.get(20, TimeUnit.SECONDS).body(), UTF_8)).isEqualTo("ended");
    remover.join();
  }

  @Test
  void areRefusedUnderANameOfTheLakesOwn() {
    plugins.plugins().reserve(Set.of("export"));
    plugins.add("a", new Offered("export", c -> text("mine")));

    assertThatThrownBy(() -> call("export"))
        .satisfies(e -> assertThat(problem(e)).isEqualTo(Problem.NOT_FOUND));
    assertThat(plugins.offer("$export").state()).isEqualTo(Offer.State.REFUSED);
    assertThat(plugins.offer("$export").problem()).contains("itself");
  }

  @Test
  void takeANameOverWhenWhoeverHadItGoes() {
    Offered first = new Offered("show", c -> text("first"));
    plugins.add("a", first);
    plugins.add("b", new Offered("show", c -> text("second")));

    assertThat(new String(call("show").body(), UTF_8)).isEqualTo("first");
    plugins.remove(first);
    assertThat(new String(call("show").body(), UTF_8)).isEqualTo("second");
  }

  @Test
  void thatCannotSayWhatTheyAreAreRefused() {
    plugins.add("a", new Offered("No Name", c -> text("x")));

    assertThat(plugins.offer(Offered.class.getName()).state()).isEqualTo(Offer.State.REFUSED);
    assertThat(lake.store().status().health()).anyMatch(line -> line.contains("plugin a is not"));
    assertThat(plugins.plugins().operations()).isEmpty();
  }
}
