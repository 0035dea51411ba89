package health.tarn.testkit;

import static health.tarn.spi.storage.StorageError.CLOSED;
import static health.tarn.spi.storage.StorageError.DUPLICATE_KEY;
import static health.tarn.spi.storage.StorageError.EXPECTATION;
import static health.tarn.spi.storage.StorageError.INVALID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Change;
import health.tarn.spi.storage.Commit;
import health.tarn.spi.storage.Expectation;
import health.tarn.spi.storage.Note;
import health.tarn.spi.storage.StorageEngine;
import health.tarn.spi.storage.StorageException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A batch is committed whole or not at all, and in its turn. */
abstract class AppendPromises extends StoragePromises {

  AppendPromises(Function<InstantSource, StorageEngine> engines) {
    super(engines);
  }

  @Test
  void makeAllChangesAndNotesVisibleTogether() {
    Note note = new Note("job.1", "half".getBytes(UTF_8));
    commit(new Batch(List.of(put(ANN, "a"), put(PULSE, "p")), List.of(note), null));

    assertThat(latest(ANN)).isEqualTo("Patient/ann@1=a");
    assertThat(latest(PULSE)).isEqualTo("Observation/pulse@1=p");
    assertThat(storage.note("job.1")).asString(UTF_8).isEqualTo("half");
  }

  @Test
  void changeNothingWhenOneExpectationFails() {
    Note note = new Note("job.1", new byte[] {1});
    StorageException refused =
        refused(
            new Batch(
                List.of(put(ANN, "a"), put(BOB, "b", new Expectation.AtVersion(4))),
                List.of(note),
                null));

    assertThat(refused.error()).isEqualTo(EXPECTATION);
    assertThat(refused.change()).isEqualTo(1);
    assertThat(latest(ANN)).isEqualTo("none");
    assertEmpty();
  }

  @Test
  void refuseAKeyTwice() {
    StorageException refused = refused(put(ANN, "a"), put(BOB, "b"), delete(ANN));

    assertThat(refused.error()).isEqualTo(DUPLICATE_KEY);
    assertThat(refused.change()).isEqualTo(2);
    assertEmpty();
  }

  @Test
  void refuseADeleteWithIdentifiers() {
    Change odd = new Change(ANN, null, Expectation.ANY, false, List.of("a|1"), List.of());

    assertThat(refused(odd).error()).isEqualTo(INVALID);
    assertEmpty();
  }

  @Test
  void goOnAfterARefusal() {
    refused(put(ANN, "a", new Expectation.AtVersion(4)));
    commit(put(ANN, "b"));

    assertThat(latest(ANN)).isEqualTo("Patient/ann@1=b");
  }

  @Test
  void keepTheOrderOfOneThreadThatDoesNotWait() {
    List<CompletableFuture<Commit>> futures =
        IntStream.range(0, 200).mapToObj(i -> storage.append(Batch.of(put(ANN, "v" + i)))).toList();
    List<Commit> commits = futures.stream().map(StoragePromises::await).toList();

    for (int i = 0; i < commits.size(); i++) {
      assertThat(text(storage.version(ANN, i + 1).orElse(null)))
          .isEqualTo("Patient/ann@" + (i + 1) + "=v" + i);
      assertThat(commits.get(i).outcomes().get(0).version()).isEqualTo(i + 1);
    }
    assertThat(commits).extracting(Commit::t).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void completeFuturesInTheOrderOfCommits() {
    List<Long> completed = Collections.synchronizedList(new ArrayList<>());
    List<CompletableFuture<Void>> futures = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      futures.add(
          storage
              .append(Batch.of(put(new ResourceKey("Patient", "p" + i), "x")))
              .thenAccept(commit -> completed.add(commit.t())));
    }
    futures.forEach(StoragePromises::await);

    assertThat(completed).hasSize(200).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void areVisibleWhenTheFutureCompletes() {
    List<CompletableFuture<String>> futures = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ResourceKey key = new ResourceKey("Patient", "p" + i);
      futures.add(
          storage
              .append(Batch.of(put(key, "x")))
              .thenApply(commit -> storage.t() >= commit.t() ? latest(key) : "too early"));
    }

    for (int i = 0; i < futures.size(); i++) {
      assertThat(await(futures.get(i))).isEqualTo("Patient/p" + i + "@1=x");
    }
  }

  @Test
  void letACallbackAppend() {
    CompletableFuture<Commit> second =
        storage
            .append(Batch.of(put(ANN, "a")))
            .thenCompose(commit -> storage.append(Batch.of(put(ANN, "b"))));

    assertThat(await(second).outcomes().get(0).version()).isEqualTo(2);
  }

  @Test
  void keepEveryByteOfABody() {
    byte[] body = new byte[70_000];
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) (i * 31 + i / 256);
    }
    commit(Change.put(ANN, body, Expectation.ANY), Change.put(BOB, new byte[0], Expectation.ANY));

    assertThat(storage.latest(ANN).orElseThrow().body()).isEqualTo(body);
    assertThat(storage.latest(BOB).orElseThrow().body()).isEmpty();
    assertThat(storage.latest(BOB).orElseThrow().deleted()).isFalse();
  }

  @Test
  void areRefusedAfterTheStorageWasClosed() {
    storage.close();

    assertThat(refused(put(ANN, "a")).error()).isEqualTo(CLOSED);
  }
}
