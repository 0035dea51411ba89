package health.tarn.core.write;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.Resource;
import health.tarn.api.ResourceKey;
import health.tarn.api.access.Interaction;
import health.tarn.core.access.Access;
import health.tarn.core.access.Visibility;
import health.tarn.core.read.Reads;
import health.tarn.core.search.Searches;
import health.tarn.core.store.OpenStore;
import health.tarn.spi.storage.StorageError;
import health.tarn.spi.storage.StorageException;
import health.tarn.spi.storage.StoredVersion;
import health.tarn.spi.storage.Watch;
import health.tarn.spi.storage.Watch.Condition;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what a condition of a write describes.
 *
 * <p>A single identifier with its system is looked up in the storage, which keeps that index in the
 * same commit; anything else is searched as of a {@code t}, and the write watches the types that
 * decide: the one that is sought, and those of chains and other joins.
 */
public final class Conditions {

  private final OpenStore store;
  private final Searches searches;

  public Conditions(OpenStore store, Searches searches) {
    this.store = store;
    this.searches = searches;
  }

  /**
   * What was found.
   *
   * @param keys at most two, since two are already too many
   * @param watch what the write must watch so that this stays true
   */
  record Found(List<ResourceKey> keys, Watch watch) {
    Found {
      keys = List.copyOf(keys);
    }

    /** Throws PRECONDITION_FAILED if there are several. */
    void requireAtMostOne(String type) {
      if (keys.size() > 1) {
        throw new LakeException(
            Problem.PRECONDITION_FAILED,
            "the condition matches several resources of type " + type + "; expected at most one");
      }
    }
  }

  /** Looks for the resources that a condition describes. */
  Found find(Sought sought, Access access) {
    String identifier = sought.identifier();
    return identifier == null
        ? bySearch(sought, access)
        : byIdentifier(sought.type(), identifier, access);
  }

  /**
   * Returns the one resource that was found.
   *
   * @throws StorageException with {@link StorageError#TOUCHED} if it was deleted meanwhile
   */
  Resource only(Found found, Access access) {
    ResourceKey key = found.keys().get(0);
    try {
      return new Reads(store).read(key, access);
    } catch (LakeException e) {
      throw e.problem() == Problem.GONE
          ? new StorageException(StorageError.TOUCHED, key + " was deleted meanwhile", e)
          : e;
    }
  }

  private Found byIdentifier(String type, String identifier, Access access) {
    long t = store.storage().t();
    Visibility visibility =
        new Visibility(access.visible(Interaction.SEARCH, type), store.entries());
    List<ResourceKey> keys = new ArrayList<>();
    for (String id : store.storage().withIdentifier(type, identifier)) {
      ResourceKey key = new ResourceKey(type, id);
      if (keys.size() < 2 && (visibility.all() || isShown(key, visibility))) {
        keys.add(key);
      }
    }
    return new Found(keys, new Watch(t, List.of(new Condition.OfIdentifier(type, identifier))));
  }

  private boolean isShown(ResourceKey key, Visibility visibility) {
    StoredVersion latest = store.storage().latest(key).orElse(null);
    return latest != null && !latest.deleted() && visibility.shows(latest);
  }

  private Found bySearch(Sought sought, Access access) {
    long t = store.storage().t();
    Searches.First first = searches.first(sought.type(), sought.parameters(), t, 2, access);
    List<Condition> watched = new ArrayList<>();
    first.types().forEach(type -> watched.add(new Condition.OfType(type)));
    return new Found(first.keys(), new Watch(t, watched));
  }
}
