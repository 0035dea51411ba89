package health.tarn.rest;

import health.tarn.api.DataStore;
import health.tarn.api.Lake;
import health.tarn.api.LakeException;
import health.tarn.api.Principal;
import health.tarn.api.Problem;
import health.tarn.api.StoreDescription;
import health.tarn.api.StoreDescription.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;

/** A lake in memory whose default store is there from the start. */
@NullUnmarked // A null that is none would fail the test anyway.
final class MemoryLake implements Lake {

  private final Map<String, MemoryDataStore> stores = new TreeMap<>();

  MemoryLake() {
    create(DEFAULT_STORE, Map.of(), Principal.SYSTEM);
  }

  MemoryDataStore standard() {
    return stores.get(DEFAULT_STORE);
  }

  @Override
  public synchronized DataStore store(String id, Principal principal) {
    if (!principal.equals(Principal.ANONYMOUS)) {
      throw new LakeException(Problem.FORBIDDEN, "nobody else is known here");
    }
    return known(id);
  }

  private MemoryDataStore known(String id) {
    MemoryDataStore store = stores.get(id);
    if (store == null) {
      throw new LakeException(Problem.NOT_FOUND, "there is no such data store");
    }
    return store;
  }

  @Override
  public synchronized List<StoreDescription> stores(Principal principal) {
    List<StoreDescription> descriptions = new ArrayList<>();
    stores.values().forEach(store -> descriptions.add(store.description()));
    return descriptions;
  }

  @Override
  public synchronized StoreDescription create(
      String id, Map<String, String> options, Principal principal) {
    MemoryDataStore known = stores.get(id);
    if (known == null) {
      known =
          new MemoryDataStore(
              new StoreDescription(id, State.ACTIVE, MemoryDataStore.FIRST, null, options));
      stores.put(id, known);
    } else if (!known.description().options().equals(options)) {
      throw new LakeException(Problem.CONFLICT, "this data store has other options");
    }
    return known.description();
  }

  @Override
  public StoreDescription configure(String id, Map<String, String> options, Principal principal) {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized StoreDescription delete(String id, Principal principal) {
    if (id.equals(DEFAULT_STORE)) {
      throw new LakeException(Problem.CONFLICT, "the default data store cannot be deleted");
    }
    StoreDescription known = known(id).description();
    stores.remove(id);
    return new StoreDescription(
        id, State.DELETED, known.createdAt(), MemoryDataStore.FIRST, known.options());
  }
}
