package health.tarn.core.store;

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
import health.tarn.api.access.Interaction;
import health.tarn.api.graph.GraphQueries;
import health.tarn.core.access.Access;
import health.tarn.core.graph.GraphDoor;
import health.tarn.core.read.Histories;
import health.tarn.core.read.Reads;
import health.tarn.core.read.Timelines;
import health.tarn.core.search.Searches;
import health.tarn.core.write.Bundles;
import health.tarn.core.write.Conditions;
import health.tarn.core.write.StorageFaults;
import health.tarn.core.write.Writes;
import health.tarn.spi.storage.Figure;
import health.tarn.spi.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A data store as one principal sees it: each method goes to the part that knows how. */
final class StoreView implements DataStore {

  private final StoreDescription description;
  private final StoreRegistry registry;
  private final Access access;
  private final StoreParts parts;

  StoreView(StoreDescription description, StoreRegistry registry, Access access, StoreParts parts) {
    this.description = description;
    this.registry = registry;
    this.access = access;
    this.parts = parts;
  }

  private Searches searches(OpenStore store) {
    return parts.searches(store);
  }

  private Histories histories(OpenStore store) {
    return new Histories(store, new Reads(store), parts.tokens());
  }

  private Writes writes(OpenStore store) {
    return new Writes(store, new Conditions(store, searches(store)));
  }

  @Override
  public StoreDescription description() {
    return description;
  }

  @Override
  public Resource read(ResourceKey key) {
    return with(store -> new Reads(store).read(key, access));
  }

  @Override
  public Resource read(ResourceKey key, long version) {
    return with(store -> new Reads(store).read(key, version, access));
  }

  @Override
  public HistoryPage history(HistoryCall call) {
    return with(store -> histories(store).page(call, access));
  }

  @Override
  public Written create(String type, byte[] json, @Nullable String ifNoneExist) {
    return with(store -> writes(store).create(type, json, ifNoneExist, access));
  }

  @Override
  public Written update(ResourceKey key, byte[] json, Precondition precondition) {
    return with(store -> writes(store).update(key, json, precondition, access));
  }

  @Override
  public Written delete(ResourceKey key, Precondition precondition) {
    return with(store -> writes(store).delete(key, precondition, access));
  }

  @Override
  public BundleAnswer bundle(byte[] json) {
    return with(
        store -> {
          Searches searches = searches(store);
          return new Bundles(
                  store,
                  new Conditions(store, searches),
                  writes(store),
                  searches,
                  histories(store),
                  parts.rewriter(),
                  parts.bundleLimits())
              .carryOut(json, access);
        });
  }

  @Override
  public SearchPage search(SearchCall call) {
    return with(store -> searches(store).page(call, access));
  }

  @Override
  public TimelinePage timeline(TimelineCall call) {
    return with(store -> new Timelines(store, new Reads(store), parts.tokens()).page(call, access));
  }

  @Override
  public Abilities abilities() {
    return with(parts::abilities);
  }

  @Override
  public StoreStatus status() {
    requireStatus();
    return with(
        store -> {
          SortedMap<String, Long> figures = new TreeMap<>();
          for (Figure figure : store.storage().figures()) {
            figures.put("storage." + figure.name(), figure.value());
          }
          for (Figure figure : store.search().figures()) {
            figures.put("search." + figure.name(), figure.value());
          }
          for (Figure figure : store.graph().figures()) {
            figures.put("graph." + figure.name(), figure.value());
          }
          SortedMap<String, Long> projections = new TreeMap<>();
          projections.put("search", store.search().t());
          List<String> health = new ArrayList<>(store.search().health());
          if (store.graph().isOn()) {
            projections.put("graph", store.graph().t());
            health.addAll(store.graph().health());
          }
          if (store.enrichment().isOn()) {
            projections.put("nlp", store.enrichment().t());
            health.addAll(store.enrichment().health());
            for (Figure figure : store.enrichment().figures()) {
              figures.put("nlp." + figure.name(), figure.value());
            }
          }
          health.addAll(parts.plugins().health());
          return new StoreStatus(store.storage().t(), projections, health, figures);
        });
  }

  /** Figures count everything, so they are for those who see or administer everything. */
  private void requireStatus() {
    if (!access.permitsAll(Interaction.ADMINISTER)) {
      access.requireAll(Interaction.READ);
    }
  }

  @Override
  public void rebuildSearch() {
    access.requireAll(Interaction.ADMINISTER);
    with(
        store -> {
          store.search().rebuild();
          return description;
        });
  }

  @Override
  public GraphQueries graph() {
    return parts.graphQueries(
        access,
        work ->
            with(
                store -> {
                  work.accept(new GraphDoor.Opened(store.graph(), store.storage().t()));
                  return description;
                }));
  }

  @Override
  public void rebuildGraph() {
    access.requireAll(Interaction.ADMINISTER);
    with(
        store -> {
          store.graph().rebuild();
          return description;
        });
  }

  @Override
  public void compact() {
    access.requireAll(Interaction.ADMINISTER);
    with(
        store -> {
          store.storage().compact();
          store.graph().compact();
          return description;
        });
  }

  /** The one place where what an engine says becomes what a caller is told. */
  private <T> T with(Function<OpenStore, T> work) {
    try (StoreUse use = registry.use(description.id())) {
      return work.apply(use.store());
    } catch (StorageException e) {
      throw StorageFaults.translate(e);
    }
  }
}
