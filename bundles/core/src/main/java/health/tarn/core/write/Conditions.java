package health.tarn.core.write;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import health.tarn.api.access.Interaction;
import health.tarn.core.access.Access;
import health.tarn.core.access.Visibility;
import health.tarn.core.search.Searches;
import health.tarn.core.store.OpenStore;
import health.tarn.spi.storage.StoredVersion;
import health.tarn.spi.storage.Watch;
import health.tarn.spi.storage.Watch.Condition;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a condition of a write describes.
 *
 * <p>A single identifier with its system is looked up in the storage, which keeps that index in the
 * same commit; anything else is searched as of a {@code t}, and the write watches the type.
 */
public final class Conditions {

  private static final String IDENTIFIER = "identifier=";

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
  public record Found(List<ResourceKey> keys, Watch watch) {
    public Found {
      keys = List.copyOf(keys);
    }

    /** Throws PRECONDITION_FAILED if there are several. */
    public void requireAtMostOne(String type) {
      if (keys.size() > 1) {
        throw new LakeException(
            Problem.PRECONDITION_FAILED,
            "the condition matches several resources of type " + type + "; expected at most one");
      }
    }
  }

  /**
   * Looks for the resources that a condition describes.
   *
   * @param condition search parameters as they stand in a URL after the question mark
   */
  public Found find(String type, String condition, Access access) {
    String identifier = identifier(condition);
    return identifier == null
        ? bySearch(type, condition, access)
        : byIdentifier(type, identifier, access);
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

  private Found bySearch(String type, String condition, Access access) {
    long t = store.storage().t();
    List<ResourceKey> keys = searches.firstKeys(type, condition, t, 2, access);
    return new Found(keys, new Watch(t, List.of(new Condition.OfType(type))));
  }

  /** Returns {@code system|value} if the condition is that and nothing else. */
  private static @Nullable String identifier(String condition) {
    if (!condition.startsWith(IDENTIFIER) || condition.indexOf('&') >= 0) {
      return null;
    }
    String value =
        URLDecoder.decode(condition.substring(IDENTIFIER.length()), StandardCharsets.UTF_8);
    int bar = value.indexOf('|');
    boolean plain =
        bar > 0
            && bar < value.length() - 1
            && value.indexOf(',') < 0
            && value.indexOf('\\') < 0
            && value.indexOf('|', bar + 1) < 0;
    return plain ? value : null;
  }
}
