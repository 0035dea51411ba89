package health.tarn.core.store;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.StoreDescription;
import health.tarn.api.StoreDescription.State;
import health.tarn.core.disk.Closing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data stores that are open, or were: a slot for each. */
final class StoreRegistry implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(StoreRegistry.class);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int UPKEEP_THREADS = 2;

  private final Catalogue catalogue;
  private final StoreOpener opener;
  private final Duration idle;
  private final ExecutorService upkeep =
      Executors.newFixedThreadPool(UPKEEP_THREADS, StoreRegistry::upkeepThread);
  private final Map<String, StoreSlot> slots = new ConcurrentHashMap<>();

  /**
   * @param idle after how long without use a store is closed until it is used again; zero for never
   */
  StoreRegistry(Catalogue catalogue, StoreOpener opener, Duration idle) {
    this.catalogue = catalogue;
    this.opener = opener;
    this.idle = idle;
  }

  private static Thread upkeepThread(Runnable task) {
    Thread thread = new Thread(task, "tarn-upkeep");
    thread.setDaemon(true);
    return thread;
  }

  /** Returns what a data store is, or throws NOT_FOUND; a deleted one is not there any more. */
  StoreDescription description(String id) {
    return catalogue
        .find(id)
        .filter(store -> store.state() == State.ACTIVE)
        .orElseThrow(
            () -> new LakeException(Problem.NOT_FOUND, "there is no data store '" + id + "'"));
  }

  /** Returns the ids of the data stores that can be used. */
  List<String> active() {
    return catalogue.all().values().stream()
        .filter(store -> store.state() == State.ACTIVE)
        .map(StoreDescription::id)
        .toList();
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
  void reconfigure(String id, StoreOptions after) {
    StoreSlot slot = slots.get(id);
    if (slot != null) {
      slot.replace(store -> opener.with(store, after));
    }
  }

  /** Lets go of what belongs to an engine that goes away; the stores stay open. */
  void letGo(Consumer<OpenStore> release) {
    slots.forEach(
        (id, slot) -> {
          OpenStore store = slot.peek();
          if (store != null) {
            try {
              release.accept(store);
            } catch (RuntimeException e) {
              log.warn("A part of data store {} was not closed well", id, e);
            }
          }
        });
  }

  void close(String id) {
    StoreSlot slot = slots.get(id);
    if (slot != null) {
      slot.close(PATIENCE);
    }
  }

  @Override
  public void close() {
    upkeep.shutdown();
    closeAll(options -> true);
  }

  void closeAll(Predicate<StoreOptions> which) {
    List<Runnable> closers = new ArrayList<>();
    slots.forEach(
        (id, slot) -> {
          OpenStore store = slot.peek();
          if (store != null && which.test(store.options())) {
            closers.add(() -> slot.close(PATIENCE));
          }
        });
    Closing.all(closers);
  }

  /** Called about once a second; returns at once, since one store may keep others waiting. */
  void tick() {
    slots.forEach((id, slot) -> slot.upkeep(upkeep, () -> upkeep(id, slot)));
  }

  private void upkeep(String id, StoreSlot slot) {
    try {
      OpenStore store = slot.peek();
      if (store != null) {
        store.tick();
      }
      if (!idle.isZero()) {
        slot.closeIfIdle(idle);
      }
    } catch (RuntimeException e) {
      log.error("The upkeep of data store {} failed", id, e);
    }
  }

  void closeIdle(Duration unused) {
    slots.values().forEach(slot -> slot.closeIfIdle(unused));
  }
}
