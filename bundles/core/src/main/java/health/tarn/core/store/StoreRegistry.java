package health.tarn.core.store;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.StoreDescription;
import health.tarn.api.StoreDescription.State;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data stores that are open, or were: a slot for each. */
final class StoreRegistry {

  private static final Logger log = LoggerFactory.getLogger(StoreRegistry.class);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Catalogue catalogue;
  private final StoreOpener opener;
  private final Duration idle;
  private final Map<String, StoreSlot> slots = new ConcurrentHashMap<>();

  /**
   * @param idle after how long without use a store is closed until it is used again; zero for never
   */
  StoreRegistry(Catalogue catalogue, StoreOpener opener, Duration idle) {
    this.catalogue = catalogue;
    this.opener = opener;
    this.idle = idle;
  }

  /** Returns what a data store is, or throws NOT_FOUND; a deleted one is not there any more. */
  StoreDescription description(String id) {
    return catalogue
        .find(id)
        .filter(store -> store.state() == State.ACTIVE)
        .orElseThrow(
            () -> new LakeException(Problem.NOT_FOUND, "there is no data store '" + id + "'"));
  }

  StoreUse use(String id) {
    StoreSlot slot = slots.get(id);
    if (slot == null) {
      description(id);
      slot = slots.computeIfAbsent(id, absent -> new StoreSlot());
    }
    return new StoreUse(slot, slot.enter(() -> opener.open(description(id))));
  }

  /** Brings new options to a store that is open; a closed one finds them when it is opened. */
  void reconfigure(String id, StoreOptions before, StoreOptions after) {
    StoreSlot slot = slots.get(id);
    OpenStore changed = slot == null ? null : slot.replace(store -> opener.with(store, after));
    boolean otherEngine = !before.search().equals(after.search());
    boolean otherEntries = before.text() != after.text();
    if (changed != null && (otherEngine || otherEntries)) {
      rebuildSearch(changed);
    }
  }

  void rebuildSearch(OpenStore store) {
    String engine = store.options().search();
    store.search().rebuild(engine, opener.searches().get(engine));
  }

  void close(String id) {
    StoreSlot slot = slots.get(id);
    if (slot != null) {
      slot.close(PATIENCE);
    }
  }

  void closeAll(Predicate<StoreOptions> which) {
    slots.forEach(
        (id, slot) -> {
          OpenStore store = slot.peek();
          if (store != null && which.test(store.options())) {
            slot.close(PATIENCE);
          }
        });
  }

  /** Called about once a second. */
  void tick() {
    slots.forEach(
        (id, slot) -> {
          try {
            OpenStore store = slot.peek();
            if (store != null) {
              store.tick();
            }
          } catch (RuntimeException e) {
            log.error("The upkeep of data store {} failed", id, e);
          }
        });
    if (!idle.isZero()) {
      closeIdle(idle);
    }
  }

  void closeIdle(Duration unused) {
    slots.values().forEach(slot -> slot.closeIfIdle(unused));
  }
}
