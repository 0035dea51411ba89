package health.tarn.core.store;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.StoreDescription;
import health.tarn.core.enrich.Enrichment;
import health.tarn.core.enrich.NlpCalls;
import health.tarn.core.feed.EntrySource;
import health.tarn.core.feed.Feed;
import health.tarn.core.feed.FollowerPools;
import health.tarn.core.feed.HintBudget;
import health.tarn.core.feed.IndexFolders;
import health.tarn.core.feed.Indexes;
import health.tarn.core.feed.SearchProjection;
import health.tarn.core.feed.WriteLoad;
import health.tarn.core.graph.GraphProjection;
import health.tarn.core.plugin.PluginHooks;
import health.tarn.core.plugin.StoreFollowers;
import health.tarn.core.search.Leases;
import health.tarn.core.write.Committer;
import health.tarn.core.write.Knowledge;
import health.tarn.core.write.Preparer;
import health.tarn.spi.graph.GraphEngine;
import health.tarn.spi.nlp.NlpEngine;
import health.tarn.spi.search.SearchEngine;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StorageEngine;
import health.tarn.spi.storage.StorageException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a data store: its storage, its search index and what stands between them. */
final class StoreOpener implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(StoreOpener.class);

  private static final int MOST_LEASES = 200;
  private static final int HIGH_LOAD_PER_SECOND = 500;
  private static final int HINTS_SHARE_OF_HEAP = 8;

  private final Path root;
  private final LakeConfig config;
  private final InstantSource clock;
  private final Knowledge knowledge;
  private final PluginHooks plugins;
  private final Engines<StorageEngine> storages = new Engines<>("storage", StorageEngine.NAME);
  private final Engines<SearchEngine> searches = new Engines<>("search", SearchEngine.NAME);
  private final Engines<GraphEngine> graphs = new Engines<>("graph", GraphEngine.NAME);
  private final Engines<NlpEngine> nlps = new Engines<>("NLP", NlpEngine.NAME);
  private final NlpCalls nlpCalls;
  private final FollowerPools pools = new FollowerPools(Runtime.getRuntime().availableProcessors());
  private final HintBudget hints =
      new HintBudget(Runtime.getRuntime().maxMemory() / HINTS_SHARE_OF_HEAP);

  private final WriteLoad load = new WriteLoad(HIGH_LOAD_PER_SECOND);

  StoreOpener(
      Path root, LakeConfig config, Knowledge knowledge, PluginHooks plugins, InstantSource clock) {
    this.root = root;
    this.config = config;
    this.clock = clock;
    this.knowledge = knowledge;
    this.plugins = plugins;
    this.nlpCalls = new NlpCalls(Duration.ofSeconds(config.nlp_seconds()));
  }

  Engines<StorageEngine> storages() {
    return storages;
  }

  Engines<SearchEngine> searches() {
    return searches;
  }

  Engines<NlpEngine> nlps() {
    return nlps;
  }

  Engines<GraphEngine> graphs() {
    return graphs;
  }

  OpenStore open(StoreDescription description) {
    StoreOptions options = StoreOptions.DEFAULTS.with(description.options());
    StorageEngine engine = storages.get(options.storage());
    searches.get(options.search());
    Path folder = folder(description.id());
    Storage storage = storage(description.id(), engine, folder);
    try {
      Indexes indexes =
          new Indexes(
              storage, new IndexFolders(folder.resolve("search")), searches::find, pools, hints);
      EntrySource entries = knowledge.entrySource(options.text());
      Duration patience = Duration.ofSeconds(config.search_patience_seconds());
      SearchProjection search = new SearchProjection(indexes, options.search(), entries, patience);
      StoreFollowers followers = plugins.afterCommits().follow(description.id(), folder, storage);
      Leases leases = new Leases(MOST_LEASES, Duration.ofSeconds(config.page_lease_seconds()));
      GraphProjection graph = graph(storage, folder, options.graph());
      Committer committer = committer(storage, search, graph, followers, entries);
      Preparer preparer = preparer(options);
      log.info("Data store {} is open at {}", description.id(), storage.t());
      return new OpenStore(
          description.id(),
          options,
          knowledge.types(),
          storage,
          search,
          graph,
          new Enrichment(
              storage, nlps::find, nlpCalls, pools, load, committer, preparer, options.nlp()),
          committer,
          preparer,
          entries,
          leases,
          new StorePlugins(plugins.gate(), followers),
          engine.durable());
    } catch (RuntimeException e) {
      storage.close();
      throw e;
    }
  }

  private GraphProjection graph(Storage storage, Path folder, String engine) {
    return new GraphProjection(
        storage, folder.resolve("graph"), graphs::find, knowledge.graph(), pools, load, engine);
  }

  private Committer committer(
      Storage storage,
      SearchProjection search,
      GraphProjection graph,
      StoreFollowers followers,
      EntrySource entries) {
    Feed feed =
        hint -> {
          search.offer(hint);
          followers.wake();
          graph.wrote(hint.changes().size());
          load.wrote(hint.changes().size());
        };
    return new Committer(storage, feed, entries.recipe());
  }

  private Preparer preparer(StoreOptions options) {
    return new Preparer(knowledge, options.text(), config.max_resource_bytes(), clock);
  }

  /** Returns where everything lies that a data store keeps on disk. */
  Path folder(String id) {
    return root.resolve(id);
  }

  private static Storage storage(String id, StorageEngine engine, Path folder) {
    try {
      return engine.open(folder.resolve("storage"));
    } catch (StorageException e) {
      throw new LakeException(
          Problem.UNAVAILABLE, "data store " + id + " cannot be opened: " + e.getMessage(), e);
    }
  }

  /** Returns the same open store under other options; its search index follows them. */
  OpenStore with(OpenStore store, StoreOptions options) {
    EntrySource entries = knowledge.entrySource(options.text());
    store.search().use(options.search(), entries);
    store.graph().use(options.graph());
    Committer committer =
        committer(
            store.storage(), store.search(), store.graph(), store.plugins().followers(), entries);
    Preparer preparer = preparer(options);
    store.enrichment().use(options.nlp(), committer, preparer);
    return new OpenStore(
        store.id(),
        options,
        store.types(),
        store.storage(),
        store.search(),
        store.graph(),
        store.enrichment(),
        committer,
        preparer,
        entries,
        store.leases(),
        store.plugins(),
        store.durable());
  }

  @Override
  public void close() {
    nlpCalls.close();
    pools.close();
  }
}
