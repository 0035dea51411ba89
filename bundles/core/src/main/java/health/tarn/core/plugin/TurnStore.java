package health.tarn.core.plugin;

import health.tarn.api.Abilities;
import health.tarn.api.BundleAnswer;
import health.tarn.api.DataStore;
import health.tarn.api.HistoryCall;
import health.tarn.api.HistoryPage;
import health.tarn.api.Precondition;
import health.tarn.api.Resource;
import health.tarn.api.ResourceKey;
import health.tarn.api.SearchCall;
import health.tarn.api.SearchPage;
import health.tarn.api.StoreDescription;
import health.tarn.api.StoreStatus;
import health.tarn.api.TimelineCall;
import health.tarn.api.TimelinePage;
import health.tarn.api.Written;
import health.tarn.api.graph.GraphQueries;
import org.jspecify.annotations.Nullable;

/** A data store for one call of a plugin: once that is given up, nothing more is done for it. */
final class TurnStore implements DataStore {

  private final DataStore store;
  private final Turn turn;

  TurnStore(DataStore store, Turn turn) {
    this.store = store;
    this.turn = turn;
  }

  @Override
  public StoreDescription description() {
    return turn.inLake(store::description);
  }

  @Override
  public Resource read(ResourceKey key) {
    return turn.inLake(() -> store.read(key));
  }

  @Override
  public Resource read(ResourceKey key, long version) {
    return turn.inLake(() -> store.read(key, version));
  }

  @Override
  public HistoryPage history(HistoryCall call) {
    return turn.inLake(() -> store.history(call));
  }

  @Override
  public Written create(String type, byte[] json, @Nullable String ifNoneExist) {
    return turn.inLake(() -> store.create(type, json, ifNoneExist));
  }

  @Override
  public Written update(ResourceKey key, byte[] json, Precondition precondition) {
    return turn.inLake(() -> store.update(key, json, precondition));
  }

  @Override
  public Written delete(ResourceKey key, Precondition precondition) {
    return turn.inLake(() -> store.delete(key, precondition));
  }

  @Override
  public BundleAnswer bundle(byte[] json) {
    return turn.inLake(() -> store.bundle(json));
  }

  @Override
  public SearchPage search(SearchCall call) {
    return turn.inLake(() -> store.search(call));
  }

  @Override
  public TimelinePage timeline(TimelineCall call) {
    return turn.inLake(() -> store.timeline(call));
  }

  @Override
  public Abilities abilities() {
    return turn.inLake(store::abilities);
  }

  @Override
  public StoreStatus status() {
    return turn.inLake(store::status);
  }

  @Override
  public GraphQueries graph() {
    return new TurnGraph(turn, turn.inLake(store::graph));
  }

  @Override
  public void rebuildGraph() {
    turn.inLake(
        () -> {
          store.rebuildGraph();
          return store;
        });
  }

  @Override
  public void rebuildSearch() {
    turn.inLake(
        () -> {
          store.rebuildSearch();
          return store;
        });
  }

  @Override
  public void compact() {
    turn.inLake(
        () -> {
          store.compact();
          return store;
        });
  }
}
