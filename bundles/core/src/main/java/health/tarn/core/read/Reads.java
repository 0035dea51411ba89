package health.tarn.core.read;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.Resource;
import health.tarn.api.ResourceKey;
import health.tarn.api.access.Interaction;
import health.tarn.core.access.Access;
import health.tarn.core.access.Visibility;
import health.tarn.core.store.OpenStore;
import health.tarn.fhir.json.MetaSplice;
import health.tarn.spi.storage.StoredVersion;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one resource. */
public final class Reads {

  private final OpenStore store;

  public Reads(OpenStore store) {
    this.store = store;
  }

  /** Returns the newest version, or throws NOT_FOUND or GONE. */
  public Resource read(ResourceKey key, Access access) {
    Visibility visibility = visibility(access, key.type());
    StoredVersion latest = store.storage().latest(key).orElse(null);
    if (latest == null || !shown(latest, visibility)) {
      throw absent(key);
    }
    if (latest.deleted()) {
      throw gone(latest);
    }
    return resource(latest);
  }

  /** Returns one version, or throws NOT_FOUND or GONE. */
  public Resource read(ResourceKey key, long number, Access access) {
    Visibility visibility = visibility(access, key.type());
    StoredVersion version = store.storage().version(key, number).orElse(null);
    if (version == null || !shown(version, visibility)) {
      throw new LakeException(Problem.NOT_FOUND, "there is no version " + number + " of " + key);
    }
    if (version.deleted()) {
      throw new LakeException(
          Problem.GONE, "version " + number + " of " + key + " says that it was deleted");
    }
    return resource(version);
  }

  private Visibility visibility(Access access, String type) {
    store.requireType(type);
    return new Visibility(access.visible(Interaction.READ, type), store.entries());
  }

  /** Tells whether a version is visible; a delete is if the version before it was. */
  public boolean shown(StoredVersion version, Visibility visibility) {
    if (visibility.all()) {
      return true;
    }
    StoredVersion decided = version;
    while (decided.deleted()) {
      Optional<StoredVersion> before =
          store.storage().version(decided.key(), decided.version() - 1);
      if (before.isEmpty()) {
        return false;
      }
      decided = before.get();
    }
    return visibility.shows(decided);
  }

  static LakeException absent(ResourceKey key) {
    return new LakeException(Problem.NOT_FOUND, "there is no " + key);
  }

  static LakeException gone(StoredVersion delete) {
    return new LakeException(
        Problem.GONE,
        delete.key()
            + " was deleted as version "
            + delete.version()
            + "; its past is in its history");
  }

  /** Returns a version as callers see it. */
  public static Resource resource(StoredVersion version) {
    byte @Nullable [] body = version.body();
    return new Resource(
        version.key(),
        version.version(),
        version.t(),
        version.at(),
        body == null
            ? null
            : MetaSplice.splice(version.key(), version.version(), version.at(), body));
  }
}
