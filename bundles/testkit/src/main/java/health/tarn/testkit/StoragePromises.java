package health.tarn.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Change;
import health.tarn.spi.storage.Commit;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.Expectation;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StorageEngine;
import health.tarn.spi.storage.StorageException;
import health.tarn.spi.storage.StoredVersion;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An empty storage for each test, and few words to write tests with. */
@SuppressWarnings("NullAway.Init") // JUnit fills the folder, and opens before each test.
abstract class StoragePromises {

  static final ResourceKey ANN = new ResourceKey("Patient", "ann");
  static final ResourceKey BOB = new ResourceKey("Patient", "bob");
  static final ResourceKey PULSE = new ResourceKey("Observation", "pulse");
  static final ResourceKey WEIGHT = new ResourceKey("Observation", "weight");

  /** How long a slow machine may take for what takes milliseconds. */
  private static final long LIMIT_SECONDS = 120;

  final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00.123456Z"));
  final StorageEngine engine;
  @TempDir Path folder;
  Storage storage;

  StoragePromises(Function<InstantSource, StorageEngine> engines) {
    engine = engines.apply(clock);
  }

  @BeforeEach
  void open() {
    storage = engine.open(folder.resolve("store"));
  }

  @AfterEach
  void letGo() throws Exception {
    storage.close();
    if (engine instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  void reopen() {
    storage.close();
    storage = engine.open(folder.resolve("store"));
  }

  Commit commit(Change... changes) {
    return commit(Batch.of(changes));
  }

  Commit commit(Batch batch) {
    return await(storage.append(batch));
  }

  /** Waits for the result, and throws what the storage threw. */
  static <T> T await(CompletableFuture<T> future) {
    try {
      return future.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StorageException refused) {
        throw refused;
      }
      throw e;
    }
  }

  StorageException refused(Change... changes) {
    return refused(Batch.of(changes));
  }

  StorageException refused(Batch batch) {
    return catchThrowableOfType(StorageException.class, () -> commit(batch));
  }

  static Change put(ResourceKey key, String body) {
    return put(key, body, Expectation.ANY);
  }

  static Change put(ResourceKey key, String body, Expectation expectation) {
    return Change.put(key, body.getBytes(UTF_8), expectation);
  }

  static Change putIfDifferent(ResourceKey key, String body) {
    return new Change(key, body.getBytes(UTF_8), Expectation.ANY, true, List.of(), List.of());
  }

  static Change identified(ResourceKey key, String... identifiers) {
    return new Change(
        key, new byte[] {'i'}, Expectation.ANY, false, List.of(identifiers), List.of());
  }

  static Change inCompartments(ResourceKey key, String body, String... patients) {
    return new Change(
        key, body.getBytes(UTF_8), Expectation.ANY, false, List.of(), List.of(patients));
  }

  static Change delete(ResourceKey key) {
    return Change.delete(key, Expectation.ANY);
  }

  /** Reads a cursor to its end, and closes it. */
  static <T> List<T> all(Cursor<T> cursor) {
    try (cursor) {
      List<T> elements = new ArrayList<>();
      cursor.forEachRemaining(elements::add);
      return elements;
    }
  }

  /** Writes versions as {@code Type/id@version=body}, a delete without body. */
  static List<String> texts(List<? extends @Nullable StoredVersion> versions) {
    List<String> texts = new ArrayList<>();
    for (StoredVersion version : versions) {
      texts.add(text(version));
    }
    return texts;
  }

  static String text(@Nullable StoredVersion version) {
    if (version == null) {
      return "none";
    }
    byte[] body = version.body();
    return version.key()
        + "@"
        + version.version()
        + (body == null ? "" : "=" + new String(body, UTF_8));
  }

  String latest(ResourceKey key) {
    return text(storage.latest(key).orElse(null));
  }

  /** Nothing of a commit is there, whichever way one looks. */
  void assertEmpty() {
    assertThat(storage.t()).isZero();
    assertThat(all(storage.changes(0))).isEmpty();
    assertThat(all(storage.notes(""))).isEmpty();
  }
}
