package health.tarn.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.Lake;
import health.tarn.api.Precondition;
import health.tarn.api.Principal;
import health.tarn.api.ResourceKey;
import health.tarn.api.plugin.Offer;
import health.tarn.core.plugin.TestPlugins;
import health.tarn.spi.plugin.AfterCommit;
import health.tarn.spi.plugin.CommittedChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What interceptors after commits hear, whatever happens to them and to the lake. */
@NullUnmarked // A null fails the test by itself.
class AfterCommitTest {

  @TempDir Path folder;
  private final KeptStorageEngine storages = new KeptStorageEngine();
  private TestPlugins plugins;
  private TestLake lake;

  @BeforeEach
  void open() {
    open(new TestPlugins());
  }

  private void open(TestPlugins with) {
    plugins = with;
    lake = new TestLake(folder, storages, plugins);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  /** Hears what is committed, as texts such as {@code CREATED Patient/a}. */
  private static class Ear implements AfterCommit {
    final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final String name;

    Ear(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void committed(String store, List<CommittedChange> changes) {
      for (CommittedChange change : changes) {
        heard.add(store + " " + change.kind() + " " + change.key());
      }
    }

    String next() throws InterruptedException {
      return heard.poll(30, TimeUnit.SECONDS);
    }
  }

  private void put(String id) {
    put(Lake.DEFAULT_STORE, id);
  }

  private void put(String store, String id) {
    lake.lake()
        .store(store, Principal.ANONYMOUS)
        .update(
            new ResourceKey("Patient", id),
            TestLake.json("{'resourceType':'Patient','id':'" + id + "'}"),
            Precondition.NONE);
  }

  @Test
  void hearEachChangeInItsOrderAndNothingOfTheTimeBefore() throws Exception {
    put("before");
    Ear ear = new Ear("ear");
    plugins.add("p", ear);

    put("a");
    lake.store().create("Patient", TestLake.json("{'resourceType':'Patient'}"), null);
    lake.store()
        .update(
            new ResourceKey("Patient", "a"),
            TestLake.json("{'resourceType':'Patient','id':'a','active':true}"),
            Precondition.NONE);
    lake.store().delete(new ResourceKey("Patient", "a"), Precondition.NONE);

    assertThat(ear.next()).isEqualTo("default CREATED Patient/a");
    assertThat(ear.next()).startsWith("default CREATED Patient/");
    assertThat(ear.next()).isEqualTo("default UPDATED Patient/a");
    assertThat(ear.next()).isEqualTo("default DELETED Patient/a");
    lake.open().storage().erase(new ResourceKey("Patient", "a")).join();
    lake.tick();
    assertThat(ear.next()).isEqualTo("default ERASED Patient/a");
  }

  @Test
  void seeTheResourceAsCallersDo() throws Exception {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    plugins.add(
        "p",
        new Ear("ear") {
          @Override
          public void committed(String store, List<CommittedChange> changes) {
            changes.forEach(change -> seen.add(TestLake.text(change.resource())));
          }
        });

    put("a");

    assertThat(seen.poll(30, TimeUnit.SECONDS)).contains("\"versionId\":\"1\"", "\"id\":\"a\"");
  }

  @Test
  void goOnAfterARestartWithWhatTheyMissed() throws Exception {
    Ear first = new Ear("ear");
    plugins.add("p", first);
    put("a");
    assertThat(first.next()).isEqualTo("default CREATED Patient/a");

    lake.close();
    open(new TestPlugins());
    put("b");
    Ear second = new Ear("ear");
    plugins.add("p", second);
    put("c");

    List<String> heard = List.of(second.next(), second.next());
    assertThat(heard).containsExactly("default CREATED Patient/b", "default CREATED Patient/c");
  }

  @Test
  void hearWhatTheyHadNotTakenInBeforeACrash() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    plugins.add(
        "p",
        new Ear("ear") {
          @Override
          public void committed(String store, List<CommittedChange> changes) {
            told.countDown();
            throw new IllegalStateException("the other side is down");
          }
        });
    put("a");
    assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();

    lake.close();
    open(new TestPlugins());
    Ear ear = new Ear("ear");
    plugins.add("p", ear);
    put("b");

    assertThat(ear.next()).isEqualTo("default CREATED Patient/a");
    assertThat(ear.next()).isEqualTo("default CREATED Patient/b");
  }

  @Test
  void areToldAgainAfterAFailureAndDelayNobodyElse() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    Ear failing =
        new Ear("failing") {
          @Override
          public void committed(String store, List<CommittedChange> changes) {
            if (tries.incrementAndGet() < 2) {
              throw new IllegalStateException("once");
            }
            super.committed(store, changes);
          }
        };
    Ear ear = new Ear("ear");
    plugins.add("p", failing);
    plugins.add("q", ear);

    put("a");
    assertThat(ear.next()).isEqualTo("default CREATED Patient/a");
    assertThat(failing.next()).isEqualTo("default CREATED Patient/a");
    assertThat(plugins.offer("failing").failures()).isEqualTo(1);
  }

  @Test
  void areSuspendedWhenTheyHangAndGoOnWhenTheyComeAgain() throws Exception {
    lake.close();
    open(new TestPlugins(Duration.ofMillis(50)));
    AtomicBoolean interrupted = new AtomicBoolean();
    Ear hanging =
        new Ear("ear") {
          @Override
          public void committed(String store, List<CommittedChange> changes) {
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              interrupted.set(true);
            }
          }
        };
    plugins.add("p", hanging);
    put("a");
    while (plugins.offer("ear").state() != Offer.State.SUSPENDED) {
      Thread.onSpinWait();
    }
    put("b");

    plugins.patient();
    plugins.remove(hanging);
    Ear mended = new Ear("ear");
    plugins.add("p", mended);

    assertThat(mended.next()).isEqualTo("default CREATED Patient/a");
    assertThat(mended.next()).isEqualTo("default CREATED Patient/b");
    assertThat(interrupted).isTrue();
  }

  @Test
  void hearOfDataStoresThatWereClosedWhenTheyCame() throws Exception {
    lake.lake().create("other", Map.of(), Principal.ANONYMOUS);
    put("other", "old");
    Ear first = new Ear("ear");
    plugins.add("p", first);
    put("other", "a");
    assertThat(first.next()).isEqualTo("other CREATED Patient/a");
    plugins.remove(first);
    put("other", "b");
    lake.close();

    open(new TestPlugins());
    Ear second = new Ear("ear");
    plugins.add("p", second);

    assertThat(second.next()).as("nobody used the data store").isEqualTo("other CREATED Patient/b");
  }

  @Test
  void haveAPlaceOfTheirOwnForEachName() throws Exception {
    Ear ear = new Ear("ear");
    plugins.add("p", ear);
    plugins.add("q", new Ear("ear"));
    plugins.add("r", new Ear("no/name"));
    put("a");

    assertThat(ear.next()).isEqualTo("default CREATED Patient/a");
    assertThat(plugins.offers("ear"))
        .extracting(Offer::state)
        .containsExactly(Offer.State.IN_USE, Offer.State.REFUSED);
    assertThat(Files.exists(folder.resolve("stores/default/followers/ear.position"))).isTrue();
  }
}
