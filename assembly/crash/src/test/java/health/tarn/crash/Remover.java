package health.tarn.crash;

import static health.tarn.testkit.KilledProcess.say;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.DataStore;
import health.tarn.api.Precondition;
import health.tarn.api.ResourceKey;
import health.tarn.api.Written;
import health.tarn.spi.storage.Storage;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Erases and purges resources that nobody else writes; the storage offers it, the API does not yet.
 */
final class Remover implements Runnable {

  private static final int KEYS = 6;
  private static final int LONGEST_PAUSE_NANOS = 100_000_000;

  private final DataStore store;
  private final Storage storage;
  private final String name;
  private final Random random;
  private long commits;

  Remover(DataStore store, Storage storage, int round, long seed) {
    this.store = store;
    this.storage = storage;
    this.name = "er" + round;
    this.random = new Random(seed);
  }

  @Override
  public void run() {
    while (true) {
      int number = random.nextInt(KEYS);
      ResourceKey key = new ResourceKey(number % 2 == 0 ? "Patient" : "Observation", "e" + number);
      for (int versions = random.nextInt(3); versions >= 0; versions--) {
        put(key);
      }
      if (random.nextBoolean()) {
        erase(key);
      } else {
        purge(key);
      }
      LockSupport.parkNanos(random.nextInt(LONGEST_PAUSE_NANOS));
    }
  }

  private void put(ResourceKey key) {
    String json = Content.of(key, Stamp.plain(name, ++commits, 1));
    Written written = store.update(key, json.getBytes(UTF_8), Precondition.NONE);
    say(Ledger.wrote(List.of(written.resource())));
  }

  private void erase(ResourceKey key) {
    say("removing " + key);
    long t = storage.erase(key).join().t();
    say("erased " + t + " " + key);
    assertThat(storage.latest(key)).as("what was erased").isEmpty();
  }

  private void purge(ResourceKey key) {
    say("removing " + key);
    long t = storage.purgeHistory(key).join().t();
    say("purged " + t + " " + key);
    assertThat(storage.latest(key)).as("the newest version").isPresent();
  }
}
