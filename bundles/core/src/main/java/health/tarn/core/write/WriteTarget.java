package health.tarn.core.write;

import health.tarn.api.LakeException;
import health.tarn.api.Precondition;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import health.tarn.api.query.Query;
import health.tarn.core.access.Visibility;
import health.tarn.core.read.Reads;
import health.tarn.core.store.OpenStore;
import health.tarn.spi.storage.Expectation;
import health.tarn.spi.storage.StoredVersion;
import org.jspecify.annotations.Nullable;

/**
 * What one who may see a part only finds where it wants to write.
 *
 * <p>What it may not see is not there: a precondition is decided as if it were not, and deleting it
 * does nothing. That the place of a new version is taken cannot be kept back.
 *
 * @param seen the newest version; null if there is none, or none to be seen
 * @param hidden whether there is one that may not be seen
 */
record WriteTarget(ResourceKey key, @Nullable StoredVersion seen, boolean hidden) {

  static WriteTarget of(OpenStore store, ResourceKey key, Query visible) {
    StoredVersion latest = store.storage().latest(key).orElse(null);
    boolean hidden =
        latest != null && !new Reads(store).shown(latest, new Visibility(visible, store.entries()));
    return new WriteTarget(key, hidden ? null : latest, hidden);
  }

  /**
   * Returns what must still be so when the write is appended.
   *
   * @throws LakeException {@link Problem#PRECONDITION_FAILED}
   */
  Expectation expectation(Precondition precondition) {
    long version = seen == null ? 0 : seen.version();
    Long wanted = precondition.ifMatch();
    boolean holds =
        wanted != null
            ? wanted == version
            : !precondition.ifNoneMatchAny() || seen == null || seen.deleted();
    if (!holds) {
      throw unexpected(key, version, precondition);
    }
    return seen == null ? Expectation.ABSENT : new Expectation.AtVersion(version);
  }

  /**
   * Tells whether a write would do nothing: deleting what may not be seen.
   *
   * @throws LakeException {@link Problem#FORBIDDEN} if a new version would stand on a hidden one
   */
  boolean isIdle(Write write) {
    if (hidden && write.change().body() != null) {
      throw new LakeException(Problem.FORBIDDEN, "not permitted: to write " + key);
    }
    return hidden;
  }

  /**
   * Says that a precondition does not hold.
   *
   * @param version what there is; 0 for nothing
   */
  static LakeException unexpected(ResourceKey key, long version, Precondition precondition) {
    String found = version == 0 ? "does not exist" : "is at version " + version;
    String expected =
        precondition.ifMatch() != null
            ? "version " + precondition.ifMatch()
            : precondition.ifNoneMatchAny() ? "none" : "the version that was read";
    return new LakeException(
        Problem.PRECONDITION_FAILED, key + " " + found + ", expected " + expected);
  }
}
