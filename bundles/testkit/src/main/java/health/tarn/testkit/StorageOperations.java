package health.tarn.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.Batch;
import health.tarn.spi.storage.Change;
import health.tarn.spi.storage.Commit;
import health.tarn.spi.storage.Cursor;
import health.tarn.spi.storage.Expectation;
import health.tarn.spi.storage.HistoryScope;
import health.tarn.spi.storage.Note;
import health.tarn.spi.storage.Position;
import health.tarn.spi.storage.ScanScope;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StorageException;
import health.tarn.spi.storage.StoredVersion;
import health.tarn.spi.storage.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Random operations, run against two storages whose answers must be equal.
 *
 * <p>One of them is the model, {@code tarn-storage-memory}. Both must take their instants from one
 * {@link SettableClock}. The few keys, identifiers and patients meet often, so that the interesting
 * cases come up.
 */
public final class StorageOperations {

  private static final List<String> TYPES = List.of("Observation", "Patient", "PatientX");
  private static final long LIMIT_SECONDS = 120;

  private final Random random;

  public StorageOperations(long seed) {
    random = new Random(seed);
  }

  /** Runs operations, and compares each answer. */
  public void run(int operations, Storage expected, Storage actual) {
    for (int i = 0; i < operations; i++) {
      if (random.nextInt(100) < 45) {
        write(i, expected, actual);
      } else {
        read(i, expected, actual);
      }
    }
    assertThat(new StorageDump(actual).text()).isEqualTo(new StorageDump(expected).text());
  }

  private void write(int i, Storage expected, Storage actual) {
    ResourceKey key = key();
    switch (random.nextInt(40)) {
      case 0 -> compare(i, expected, actual, s -> answer(s.erase(key)));
      case 1 -> compare(i, expected, actual, s -> answer(s.purgeHistory(key)));
      default -> {
        Batch batch = batch(expected.t());
        compare(i, expected, actual, s -> answer(s.append(batch)));
      }
    }
  }

  private void read(int i, Storage expected, Storage actual) {
    ResourceKey key = key();
    long t = random.nextLong(expected.t() + 2);
    String name = identifier();
    switch (random.nextInt(11)) {
      case 0 -> compare(i, expected, actual, s -> StorageDump.version(s.latest(key).orElse(null)));
      case 1 -> {
        long version = random.nextInt(8);
        compare(
            i, expected, actual, s -> StorageDump.version(s.version(key, version).orElse(null)));
      }
      case 2 -> {
        List<ResourceKey> keys = List.of(key, key(), key(), key());
        compare(
            i, expected, actual, s -> s.asOf(keys, t).stream().map(StorageDump::version).toList());
      }
      case 3 -> compare(i, expected, actual, s -> s.withIdentifier(key.type(), name));
      case 4 -> {
        HistoryScope scope = historyScope(key);
        Position before = random.nextBoolean() ? null : new Position(t, random.nextInt(4));
        compare(i, expected, actual, s -> some(s.history(scope, before), StorageDump::version));
      }
      case 5 -> compare(i, expected, actual, s -> some(s.changes(t), StorageDump::entry));
      case 6, 7 -> {
        ScanScope scope = scanScope(key);
        ResourceKey after = random.nextBoolean() ? null : key();
        compare(i, expected, actual, s -> some(s.scan(scope, t, after), StorageDump::version));
      }
      case 8 -> compare(i, expected, actual, s -> s.madeAt(t));
      case 9 -> {
        Instant at = expected.latest(key).map(StoredVersion::at).orElse(Instant.EPOCH);
        Instant near = at.plusMillis(random.nextInt(3) - 1);
        compare(i, expected, actual, s -> s.tAt(near));
      }
      default -> compare(i, expected, actual, s -> some(s.notes("n"), StorageDump::note));
    }
  }

  private Batch batch(long t) {
    Map<ResourceKey, Change> changes = new LinkedHashMap<>();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      Change change = change();
      changes.put(change.key(), change);
    }
    List<Note> notes = new ArrayList<>();
    if (random.nextInt(5) == 0) {
      notes.add(new Note("n" + random.nextInt(4), random.nextBoolean() ? null : body()));
    }
    return new Batch(
        List.copyOf(changes.values()), notes, random.nextInt(4) == 0 ? watch(t) : null);
  }

  private Change change() {
    Expectation expectation =
        switch (random.nextInt(8)) {
          case 0 -> Expectation.ABSENT;
          case 1 -> new Expectation.AtVersion(random.nextInt(4));
          default -> Expectation.ANY;
        };
    if (random.nextInt(5) == 0) {
      return Change.delete(key(), expectation);
    }
    return new Change(
        key(),
        body(),
        expectation,
        random.nextBoolean(),
        some(this::identifier),
        some(() -> "p" + random.nextInt(4)));
  }

  private List<String> some(java.util.function.Supplier<String> one) {
    List<String> texts = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      texts.add(one.get());
    }
    return texts;
  }

  private Watch watch(long t) {
    ResourceKey key = key();
    Watch.Condition condition =
        switch (random.nextInt(3)) {
          case 0 -> new Watch.Condition.OfType(key.type());
          case 1 -> new Watch.Condition.OfResource(key);
          default -> new Watch.Condition.OfIdentifier(key.type(), identifier());
        };
    return new Watch(Math.max(0, t - random.nextInt(6)), List.of(condition));
  }

  private ResourceKey key() {
    return new ResourceKey(TYPES.get(random.nextInt(TYPES.size())), "p" + random.nextInt(8));
  }

  private String identifier() {
    return "s|" + random.nextInt(6);
  }

  private byte[] body() {
    int size = random.nextInt(20) == 0 ? 40_000 : 3;
    return String.valueOf(random.nextInt(3)).repeat(size).getBytes(UTF_8);
  }

  private HistoryScope historyScope(ResourceKey key) {
    return switch (random.nextInt(3)) {
      case 0 -> new HistoryScope.OfAll();
      case 1 -> new HistoryScope.OfType(key.type());
      default -> new HistoryScope.OfResource(key);
    };
  }

  private ScanScope scanScope(ResourceKey key) {
    return switch (random.nextInt(3)) {
      case 0 -> new ScanScope.OfAll();
      case 1 -> new ScanScope.OfType(key.type());
      default -> new ScanScope.OfPatient(key.id());
    };
  }

  private static <T> List<String> some(Cursor<T> cursor, Function<T, String> toText) {
    try (cursor) {
      List<String> texts = new ArrayList<>();
      cursor.forEachRemaining(element -> texts.add(toText.apply(element)));
      return texts;
    }
  }

  /** Writes a commit or why it was refused; what the message says is the engine's own. */
  private static String answer(CompletableFuture<Commit> future) {
    try {
      return future.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join().toString();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StorageException refused) {
        return refused.error() + " at change " + refused.change();
      }
      throw e;
    }
  }

  private static <T extends @Nullable Object> void compare(
      int operation, Storage expected, Storage actual, Function<Storage, T> question) {
    assertThat(question.apply(actual))
        .as("operation " + operation)
        .isEqualTo(question.apply(expected));
  }
}
