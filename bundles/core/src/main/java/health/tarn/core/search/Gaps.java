package health.tarn.core.search;

import health.tarn.api.Issue;
import health.tarn.api.ResourceKey;
import health.tarn.api.access.Authorization.Decision;
import health.tarn.api.access.Interaction;
import health.tarn.core.access.Access;
import health.tarn.core.access.Visibility;
import health.tarn.core.read.Reads;
import health.tarn.core.store.OpenStore;
import java.util.List;
import java.util.Set;

/** Resources that could not be indexed, and that searches may therefore miss. */
final class Gaps {

  private final OpenStore store;

  Gaps(OpenStore store) {
    this.store = store;
  }

  /** Warns of those of the types that the principal may see. */
  void warn(Set<String> types, Access access, List<Issue> warnings) {
    long missing =
        store.search().poisoned().stream()
            .filter(key -> types.contains(key.type()) && isVisible(key, access))
            .count();
    if (missing > 0) {
      warnings.add(
          Issue.warning(
              "incomplete",
              missing + " resources of these types could not be indexed and may be missing"));
    }
  }

  private boolean isVisible(ResourceKey key, Access access) {
    if (!(access.decide(Interaction.SEARCH, key.type()) instanceof Decision.Permit permit)) {
      return false;
    }
    Visibility visibility = new Visibility(permit.visible(), store.entries());
    return visibility.all()
        || store
            .storage()
            .latest(key)
            .filter(version -> new Reads(store).shown(version, visibility))
            .isPresent();
  }
}
