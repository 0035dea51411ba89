package health.tarn.core.read;

import health.tarn.api.access.Authorization.Decision;
import health.tarn.api.access.Interaction;
import health.tarn.api.query.Query;
import health.tarn.core.access.Access;
import health.tarn.core.access.Visibility;
import health.tarn.core.store.OpenStore;
import health.tarn.spi.storage.StoredVersion;
import java.util.HashMap;
import java.util.Map;

/** What is visible, type by type; types that are not permitted at all are left out. */
final class ShownTypes {

  private final OpenStore store;
  private final Reads reads;
  private final Access access;
  private final Interaction interaction;
  private final Map<String, Visibility> byType = new HashMap<>();

  ShownTypes(OpenStore store, Reads reads, Access access, Interaction interaction) {
    this.store = store;
    this.reads = reads;
    this.access = access;
    this.interaction = interaction;
  }

  boolean shows(StoredVersion version) {
    Visibility visibility = byType.computeIfAbsent(version.key().type(), this::of);
    return reads.shown(version, visibility);
  }

  private Visibility of(String type) {
    Decision decision = access.decide(interaction, type);
    return new Visibility(
        decision instanceof Decision.Permit permit ? permit.visible() : new Query.None(),
        store.entries());
  }
}
