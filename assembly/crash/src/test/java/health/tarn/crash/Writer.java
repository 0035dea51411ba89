package health.tarn.crash;

import static health.tarn.testkit.KilledProcess.say;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.BundleAnswer;
import health.tarn.api.DataStore;
import health.tarn.api.LakeException;
import health.tarn.api.Precondition;
import health.tarn.api.Problem;
import health.tarn.api.Resource;
import health.tarn.api.ResourceKey;
import health.tarn.api.SearchPage;
import health.tarn.api.Written;
import health.tarn.api.Written.Effect;
import health.tarn.core.store.TestLake;
import health.tarn.crash.Stamp.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Changes resources of its own at random, and those that all writers create on the same conditions;
 * says each answer.
 */
final class Writer implements Runnable {

  static final int WRITERS = 3;
  static final int KEYS = 12;
  static final int ONCE = 3;

  private static final int MOST_RESOURCES = 120;
  private static final int LONGEST_PAUSE_NANOS = 3_000_000;

  private final DataStore store;
  private final int number;
  private final String name;
  private final Random random;

  /** What of it is there, and nobody else changes. */
  private final List<ResourceKey> own;

  private final List<ResourceKey> once = new ArrayList<>();
  private long commits;

  /**
   * @param own the resources that it wrote in earlier rounds and that are there
   */
  Writer(DataStore store, int number, int round, long seed, List<ResourceKey> own) {
    this.store = store;
    this.number = number;
    this.name = name(number) + "r" + round;
    this.random = new Random(seed);
    this.own = new ArrayList<>(own);
  }

  static String name(int number) {
    return "w" + number;
  }

  /** Tells whether a stamp is that of a writer, of whatever round. */
  static boolean wrote(int number, Stamp stamp) {
    return stamp.mark() != Mark.ONCE && stamp.writer().startsWith(name(number) + "r");
  }

  /** Returns a key that only one writer uses; every second one is a patient's. */
  static ResourceKey key(int writer, int number) {
    return new ResourceKey(
        number % 2 == 0 ? "Patient" : "Observation", name(writer) + "k" + number);
  }

  @Override
  public void run() {
    while (true) {
      step();
      LockSupport.parkNanos(random.nextInt(LONGEST_PAUSE_NANOS));
    }
  }

  private void step() {
    switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> put();
      case 4, 5 -> create();
      case 6, 7 -> delete();
      case 8, 9, 10 -> transact();
      case 11, 12, 13 -> createOnce();
      case 14 -> deleteOnce();
      default -> beRefused();
    }
  }

  private Stamp stamp(int size) {
    return Stamp.plain(name, ++commits, size);
  }

  private void put() {
    ResourceKey key = key(number, random.nextInt(KEYS));
    Stamp stamp = stamp(1);
    Written written = store.update(key, bytes(Content.of(key, stamp)), Precondition.NONE);
    assertThat(written.effect()).isIn(Effect.CREATED, Effect.UPDATED);
    answered(List.of(present(written)));
    assertThat(found(key.type(), stamp.toString()))
        .as("whoever has written finds it")
        .containsExactly(key + " " + present(written).version());
  }

  private void create() {
    if (own.size() > MOST_RESOURCES) {
      delete();
      return;
    }
    Stamp stamp = stamp(1);
    String type = random.nextBoolean() ? "Patient" : "Observation";
    String json = Content.of(type, null, stamp, Content.subject(stamp));
    answered(List.of(present(store.create(type, bytes(json), null))));
  }

  private void delete() {
    if (own.isEmpty()) {
      return;
    }
    ResourceKey key = own.get(random.nextInt(own.size()));
    Resource before = store.read(key);
    Written written = store.delete(key, Precondition.ifMatch(before.version()));
    assertThat(written.effect()).isEqualTo(Effect.DELETED);
    answered(List.of(present(written)));
    assertThat(found(key.type(), Stamp.in(before.json()).toString()))
        .as("what is deleted is not found, unlike others of its transaction")
        .noneMatch(found -> found.startsWith(key + " "));
  }

  private void transact() {
    int puts = 1 + random.nextInt(3);
    boolean linked = own.size() < MOST_RESOURCES && random.nextBoolean();
    ResourceKey gone = own.isEmpty() ? null : own.get(random.nextInt(own.size()));
    int first = random.nextInt(KEYS);
    Transaction transaction =
        new Transaction(stamp(puts + (linked ? 2 : 0) + (gone == null ? 0 : 1)));
    for (int i = 0; i < puts; i++) {
      ResourceKey key = key(number, (first + i) % KEYS);
      if (key.equals(gone)) {
        key = key(number, (first + puts) % KEYS);
      }
      transaction.put(key);
    }
    if (gone != null) {
      transaction.delete(gone);
    }
    if (linked) {
      transaction.createLinked();
    }
    if (random.nextInt(3) == 0) {
      transaction.createOnce(random.nextInt(ONCE));
    }
    answered(written(store.bundle(bytes(transaction.json()))));
  }

  /** A transaction of which one part is not possible, so that nothing of it may ever be seen. */
  private void beRefused() {
    Transaction transaction = new Transaction(stamp(2).marked(Mark.REFUSED));
    transaction.put(key(number, 0));
    transaction.putOverVersion(key(number, 1), Integer.MAX_VALUE);
    try {
      store.bundle(bytes(transaction.json()));
      throw new AssertionError("a transaction on a wrong version was not refused");
    } catch (LakeException e) {
      assertThat(e.problem()).isEqualTo(Problem.PRECONDITION_FAILED);
    }
  }

  private void createOnce() {
    int identifier = random.nextInt(ONCE);
    Stamp stamp = stamp(1).onceOnly(identifier);
    String json = Content.of("Patient", null, stamp, "");
    Written written;
    try {
      written =
          store.create("Patient", bytes(json), "identifier=" + Content.ONCE + "|" + identifier);
    } catch (LakeException e) {
      assertThat(e.problem()).as("many want the same").isEqualTo(Problem.CONFLICT);
      return;
    }
    Resource resource = present(written);
    once.add(resource.key());
    say(
        written.effect() == Effect.CREATED
            ? Ledger.wrote(List.of(resource))
            : Ledger.saw(resource));
  }

  private void deleteOnce() {
    if (once.isEmpty()) {
      return;
    }
    ResourceKey key = once.remove(random.nextInt(once.size()));
    Written written = store.delete(key, Precondition.NONE);
    if (written.effect() == Effect.DELETED) {
      say(Ledger.wrote(List.of(present(written))));
    }
  }

  /** Says what a transaction wrote, and what it found instead of writing. */
  private List<Resource> written(BundleAnswer answer) {
    List<Resource> versions = new ArrayList<>();
    for (BundleAnswer.Entry entry : answer.entries()) {
      Written written = ((BundleAnswer.Entry.Wrote) entry).written();
      if (written.effect() == Effect.FOUND) {
        say(Ledger.saw(present(written)));
      } else {
        versions.add(present(written));
      }
    }
    return versions;
  }

  private void answered(List<Resource> versions) {
    say(Ledger.wrote(versions));
    for (Resource version : versions) {
      own.remove(version.key());
      byte[] json = version.json();
      if (json == null) {
        continue;
      }
      if (Stamp.in(json).mark() == Mark.ONCE) {
        once.add(version.key());
      } else {
        own.add(version.key());
      }
    }
  }

  private List<String> found(String type, String stamp) {
    String search = type + "?identifier=" + Content.STAMP + "|" + stamp;
    SearchPage page = TestLake.search(store, search);
    assertThat(page.total()).as("what the index counts").isEqualTo(page.matches().size());
    return page.matches().stream()
        .map(match -> match.resource().key() + " " + match.resource().version())
        .toList();
  }

  private static Resource present(Written written) {
    Resource resource = written.resource();
    if (resource == null) {
      throw new AssertionError("a write without a version: " + written.effect());
    }
    return resource;
  }

  private static byte[] bytes(String json) {
    return json.getBytes(UTF_8);
  }
}
