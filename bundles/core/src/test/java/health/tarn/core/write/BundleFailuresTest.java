package health.tarn.core.write;

import static health.tarn.core.store.TestLake.json;
import static health.tarn.core.store.TestLake.search;
import static health.tarn.core.write.BundleTexts.assertFailed;
import static health.tarn.core.write.BundleTexts.batch;
import static health.tarn.core.write.BundleTexts.get;
import static health.tarn.core.write.BundleTexts.post;
import static health.tarn.core.write.BundleTexts.postIfNone;
import static health.tarn.core.write.BundleTexts.put;
import static health.tarn.core.write.BundleTexts.transaction;
import static health.tarn.core.write.BundleTexts.wrote;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.BundleAnswer;
import health.tarn.api.DataStore;
import health.tarn.api.Precondition;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import health.tarn.api.Written.Effect;
import health.tarn.core.store.TestLake;
import health.tarn.spi.storage.StorageError;
import health.tarn.spi.storage.StorageException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong at one entry never denies what was stored for another. */
@NullUnmarked // A null fails the test by itself.
class BundleFailuresTest {

  private static final ResourceKey FOUND = new ResourceKey("Practitioner", "d");
  private static final String PRACTITIONER = ",'identifier':[{'system':'n','value':'7'}]";

  private static final Set<String> READS = Set.of("latest", "version");

  @TempDir Path folder;
  private final TroubledStorageEngine storage = new TroubledStorageEngine();
  private TestLake lake;
  private DataStore store;

  @BeforeEach
  void open() {
    lake = new TestLake(folder, storage);
    store = lake.store();
    store.update(
        FOUND,
        json("{'resourceType':'Practitioner','id':'d'" + PRACTITIONER + "}"),
        Precondition.NONE);
  }

  @AfterEach
  void close() {
    storage.without();
    lake.close();
  }

  @Test
  void aDiskThatIsFullAtOneEntryOfABatchIsTheAnswerOfThatEntry() {
    AtomicInteger appends = new AtomicInteger();
    storage.with(
        (method, call) ->
            method.equals("append") && appends.incrementAndGet() == 3
                ? CompletableFuture.failedFuture(
                    new StorageException(StorageError.FULL, "no space"))
                : call.go());

    BundleAnswer answer =
        store.bundle(
            batch(
                post("Patient", ""),
                put("Patient", "p", ""),
                post("Patient", ""),
                post("Patient", "")));

    assertThat(wrote(answer, 0).effect()).isEqualTo(Effect.CREATED);
    assertThat(wrote(answer, 1).effect()).isEqualTo(Effect.CREATED);
    assertFailed(answer, 2, Problem.UNAVAILABLE);
    assertThat(wrote(answer, 3).effect()).isEqualTo(Effect.CREATED);
    assertThat(search(store, "Patient?_summary=count").total()).isEqualTo(3);
  }

  @Test
  void anEscapeThatIsNoneIsTheAnswerOfItsEntry() {
    BundleAnswer answer =
        store.bundle(
            batch(
                post("Patient", ""),
                postIfNone("urn:uuid:a", "Patient", "", "identifier=http://x|%zz"),
                postIfNone("urn:uuid:b", "Patient", "", "family=%zz"),
                get("Patient?family=%zz")));

    assertThat(wrote(answer, 0).effect()).isEqualTo(Effect.CREATED);
    assertFailed(answer, 1, Problem.INVALID);
    assertFailed(answer, 2, Problem.INVALID);
    assertFailed(answer, 3, Problem.INVALID);
  }

  @Test
  void aDefectAtOneEntryOfABatchIsTheAnswerOfThatEntry() {
    storage.with(
        (method, call) -> {
          if (method.equals("latest")) {
            throw new IllegalStateException("a defect");
          }
          return call.go();
        });

    BundleAnswer answer = store.bundle(batch(post("Patient", ""), get("Patient/x")));

    assertThat(wrote(answer, 0).effect()).isEqualTo(Effect.CREATED);
    assertFailed(answer, 1, Problem.INTERNAL);
  }

  @Test
  void whatCannotBeReadAfterTheCommitOfATransactionFailsAlone() {
    AtomicBoolean committed = new AtomicBoolean();
    storage.with(
        (method, call) -> {
          if (committed.get() && READS.contains(method)) {
            throw new StorageException(StorageError.CLOSED, "the storage was closed");
          }
          committed.compareAndSet(false, method.equals("append"));
          return call.go();
        });

    BundleAnswer answer =
        store.bundle(
            transaction(
                get("Practitioner/d"),
                put("Practitioner", "d", PRACTITIONER),
                put("Patient", "p", "")));

    assertFailed(answer, 0, Problem.UNAVAILABLE);
    assertFailed(answer, 1, Problem.UNAVAILABLE);
    assertThat(wrote(answer, 2).effect()).isEqualTo(Effect.CREATED);
  }

  @Test
  void aTransactionAnswersWhatItFoundAlsoIfThatIsDeletedJustAfter() {
    storage.with(
        (method, call) -> {
          Object result = call.go();
          if (method.equals("append")) {
            storage.without();
            ((CompletableFuture<?>) result).join();
            store.delete(FOUND, Precondition.NONE);
          }
          return result;
        });

    BundleAnswer answer =
        store.bundle(
            transaction(
                post("Patient", ""),
                postIfNone("urn:uuid:d", "Practitioner", PRACTITIONER, "identifier=n|7")));

    assertThat(wrote(answer, 0).effect()).isEqualTo(Effect.CREATED);
    assertThat(wrote(answer, 1).effect()).isEqualTo(Effect.FOUND);
    assertThat(wrote(answer, 1).resource().key()).isEqualTo(FOUND);
  }

  @Test
  void whatWasFoundAndIsDeletedBeforeItIsReadWasNotFound() {
    storage.with(
        (method, call) -> {
          Object result = call.go();
          if (method.equals("withIdentifier")) {
            storage.without();
            store.delete(FOUND, Precondition.NONE);
          }
          return result;
        });

    assertThat(
            store
                .create(
                    "Practitioner",
                    json("{'resourceType':'Practitioner'" + PRACTITIONER + "}"),
                    "identifier=n|7")
                .effect())
        .isEqualTo(Effect.CREATED);
  }
}
