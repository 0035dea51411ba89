package health.tarn.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.DataStore;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.Resource;
import health.tarn.api.ResourceKey;
import health.tarn.crash.Ledger.Fact;
import health.tarn.spi.storage.StoredVersion;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checks that everything that was ever answered is so. */
final class AnswerCheck {

  private static final String META =
      ",\"meta\":\\{\"versionId\":\"[^\"]*\",\"lastUpdated\":\"[^\"]*\"}";

  private final DataStore store;
  private final StoredLog log;
  private final Ledger ledger;

  AnswerCheck(DataStore store, StoredLog log, Ledger ledger) {
    this.store = store;
    this.log = log;
    this.ledger = ledger;
  }

  void check(long storageT) {
    assertThat(storageT).as("the position never goes back").isGreaterThanOrEqualTo(ledger.lastT());
    for (ResourceKey key : ledger.keys()) {
      check(key);
    }
    checkRemovals(true);
    checkRemovals(false);
  }

  private void check(ResourceKey key) {
    Map<Long, StoredVersion> stored = new TreeMap<>();
    log.of(key).forEach(version -> stored.put(version.version(), version));
    long erased = log.removals(true).getOrDefault(key, 0L);
    long purged = log.removals(false).getOrDefault(key, 0L);
    for (Fact fact : ledger.of(key).values()) {
      StoredVersion version = stored.get(fact.version());
      if (fact.t() < erased) {
        assertThat(version).as("erased: " + fact).isNull();
      } else if (version == null) {
        assertThat(fact.t()).as("lost: " + fact).isLessThan(purged);
        assertThat(stored.keySet())
            .as("a newer one than " + fact)
            .anyMatch(n -> n > fact.version());
      } else {
        assertThat(text(version)).isEqualTo(fact.t() + " " + fact.stamp());
      }
    }
    checkRead(key);
  }

  private static String text(StoredVersion version) {
    byte[] body = version.body();
    return version.t() + " " + (body == null ? "-" : Stamp.in(body));
  }

  /** Reads the newest version by the lake's own door. */
  private void checkRead(ResourceKey key) {
    List<StoredVersion> versions = log.of(key);
    StoredVersion newest = versions.isEmpty() ? null : versions.get(versions.size() - 1);
    byte[] body = newest == null ? null : newest.body();
    if (body != null) {
      Resource read = store.read(key);
      assertThat(read.version()).isEqualTo(newest.version());
      assertThat(new String(read.json(), UTF_8).replaceFirst(META, ""))
          .isEqualTo(new String(body, UTF_8));
      return;
    }
    assertThatThrownBy(() -> store.read(key))
        .isInstanceOfSatisfying(
            LakeException.class,
            e ->
                assertThat(e.problem())
                    .isEqualTo(newest == null ? Problem.NOT_FOUND : Problem.GONE));
  }

  /** Each removal that was answered is there, and there is none that nobody asked for. */
  private void checkRemovals(boolean erasures) {
    Map<ResourceKey, Long> there = log.removals(erasures);
    ledger
        .removals(erasures)
        .forEach((key, t) -> assertThat(there.getOrDefault(key, 0L)).isGreaterThanOrEqualTo(t));
    assertThat(there.keySet()).allMatch(ledger::removing);
  }
}
