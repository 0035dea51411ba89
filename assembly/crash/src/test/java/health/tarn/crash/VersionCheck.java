package health.tarn.crash;

import static health.tarn.crash.StoredLog.all;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.ResourceKey;
import health.tarn.spi.storage.HistoryScope;
import health.tarn.spi.storage.ScanScope;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StoredVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks that versions have no holes, and that all ways of reading a storage say the same. */
final class VersionCheck {

  private final Storage storage;
  private final StoredLog log;

  VersionCheck(Storage storage, StoredLog log) {
    this.storage = storage;
    this.log = log;
  }

  void check() {
    log.versions().forEach(this::check);
    assertThat(all(storage.history(new HistoryScope.OfAll(), null))).hasSize((int) log.count());
    List<String> current =
        log.versions().values().stream()
            .map(versions -> versions.get(versions.size() - 1))
            .filter(version -> !version.deleted())
            .sorted(java.util.Comparator.comparing(StoredVersion::key))
            .map(VersionCheck::text)
            .toList();
    assertThat(texts(all(storage.scan(new ScanScope.OfAll(), storage.t(), null))))
        .isEqualTo(current);
    checkIdentifiers();
  }

  private void check(ResourceKey key, List<StoredVersion> versions) {
    Long erased = log.removals(true).get(key);
    Long purged = log.removals(false).get(key);
    long number = erased == null && purged == null ? 1 : versions.get(0).version();
    for (StoredVersion version : versions) {
      assertThat(version.version()).as("the next version of " + key).isEqualTo(number++);
      assertThat(version.t()).as("after the erasure").isGreaterThan(erased == null ? 0 : erased);
    }
    long before = versions.stream().filter(v -> purged != null && v.t() < purged).count();
    assertThat(before).as("versions of before the purge").isLessThanOrEqualTo(1);
    List<StoredVersion> newestFirst = new ArrayList<>(versions);
    Collections.reverse(newestFirst);
    assertThat(texts(all(storage.history(new HistoryScope.OfResource(key), null))))
        .isEqualTo(texts(newestFirst));
    assertThat(storage.latest(key).map(VersionCheck::text)).contains(text(newestFirst.get(0)));
  }

  /** The index of the storage's own, by which conditions are decided. */
  private void checkIdentifiers() {
    Map<Integer, String> once =
        log.versions().values().stream()
            .map(versions -> versions.get(versions.size() - 1))
            .filter(version -> !version.deleted())
            .filter(version -> stamp(version).mark() == Stamp.Mark.ONCE)
            .collect(
                Collectors.toMap(version -> stamp(version).once(), version -> version.key().id()));
    for (int number = 0; number < Writer.ONCE; number++) {
      String id = once.get(number);
      assertThat(storage.withIdentifier("Patient", Content.ONCE + "|" + number))
          .isEqualTo(id == null ? List.of() : List.of(id));
    }
  }

  private static Stamp stamp(StoredVersion version) {
    return Stamp.in(Objects.requireNonNull(version.body()));
  }

  private static List<String> texts(List<StoredVersion> versions) {
    return versions.stream().map(VersionCheck::text).toList();
  }

  private static String text(StoredVersion version) {
    Function<byte[], Integer> hash = java.util.Arrays::hashCode;
    byte[] body = version.body();
    return version.key()
        + " "
        + version.version()
        + " "
        + version.t()
        + " "
        + (body == null ? "deleted" : hash.apply(body));
  }
}
