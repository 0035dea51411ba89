package health.tarn.core.store;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.StoreDescription;
import health.tarn.api.StoreDescription.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data stores that are open. */
final class StoreRegistry {

  private static final Logger log = LoggerFactory.getLogger(StoreRegistry.class);

  private final Catalogue catalogue;
  private final StoreOpener opener;
  private final Map<String, OpenStore> open = new ConcurrentHashMap<>();

  StoreRegistry(Catalogue catalogue, StoreOpener opener) {
    this.catalogue = catalogue;
    this.opener = opener;
  }

  /** Returns what a data store is, or throws NOT_FOUND; a deleted one is not there any more. */
  StoreDescription description(String id) {
    return catalogue
        .find(id)
        .filter(store -> store.state() == State.ACTIVE)
        .orElseThrow(
            () -> new LakeException(Problem.NOT_FOUND, "there is no data store '" + id + "'"));
  }

  OpenStore open(String id) {
    OpenStore store = open.get(id);
    if (store != null) {
      return store;
    }
    StoreDescription description = description(id);
    return open.computeIfAbsent(id, absent -> opener.open(description));
  }

  void reconfigure(String id, StoreOptions before, StoreOptions after) {
    OpenStore store = open.get(id);
    if (store == null) {
      return;
    }
    boolean otherEngine = !before.search().equals(after.search());
    boolean otherEntries = before.text() != after.text();
    OpenStore changed = opener.with(store, after);
    open.put(id, changed);
    if (otherEngine || otherEntries) {
      changed.search().rebuild(after.search(), opener.searches().get(after.search()));
    }
  }

  void close(String id) {
    OpenStore store = open.remove(id);
    if (store != null) {
      store.close();
    }
  }

  void closeAll(Predicate<StoreOptions> which) {
    List<OpenStore> stores = new ArrayList<>(open.values());
    for (OpenStore store : stores) {
      if (which.test(store.options())) {
        close(store.id());
      }
    }
  }

  void tick() {
    for (OpenStore store : open.values()) {
      try {
        store.tick();
      } catch (RuntimeException e) {
        log.error("The upkeep of data store {} failed", store.id(), e);
      }
    }
  }
}
