package health.tarn.core.store;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.StoreDescription;
import health.tarn.core.feed.EntrySource;
import health.tarn.core.feed.IndexFolders;
import health.tarn.core.feed.SearchProjection;
import health.tarn.core.search.Leases;
import health.tarn.core.write.Committer;
import health.tarn.core.write.Knowledge;
import health.tarn.core.write.Preparer;
import health.tarn.spi.search.SearchEngine;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StorageEngine;
import health.tarn.spi.storage.StorageException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a data store: its storage, its search index and what stands between them. */
final class StoreOpener implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(StoreOpener.class);

  private static final int MOST_LEASES = 200;

  private final Path root;
  private final LakeConfig config;
  private final InstantSource clock;
  private final Knowledge knowledge;
  private final Engines<StorageEngine> storages = new Engines<>("storage", StorageEngine.NAME);
  private final Engines<SearchEngine> searches = new Engines<>("search", SearchEngine.NAME);
  private final ExecutorService followers;

  StoreOpener(Path root, LakeConfig config, Knowledge knowledge, InstantSource clock) {
    this.root = root;
    this.config = config;
    this.clock = clock;
    this.knowledge = knowledge;
    AtomicInteger number = new AtomicInteger();
    int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "tarn-follower-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    this.followers = pool;
  }

  Engines<StorageEngine> storages() {
    return storages;
  }

  Engines<SearchEngine> searches() {
    return searches;
  }

  OpenStore open(StoreDescription description) {
    StoreOptions options = StoreOptions.DEFAULTS.with(description.options());
    SearchEngine searchEngine = searches.get(options.search());
    StorageEngine storageEngine = storages.get(options.storage());
    Path folder = folder(description.id());
    Storage storage = storage(description.id(), storageEngine, folder);
    try {
      EntrySource entries = knowledge.entrySource(options.text());
      SearchProjection search =
          new SearchProjection(
              storage,
              options.search(),
              searchEngine,
              new IndexFolders(folder.resolve("search")),
              entries,
              followers,
              Duration.ofSeconds(config.search_patience_seconds()));
      log.info("Data store {} is open at {}", description.id(), storage.t());
      return new OpenStore(
          description.id(),
          options,
          knowledge.types(),
          storage,
          search,
          new Committer(storage, search),
          preparer(options),
          entries,
          new Leases(MOST_LEASES, Duration.ofSeconds(config.page_lease_seconds())),
          storageEngine.durable());
    } catch (RuntimeException e) {
      storage.close();
      throw e;
    }
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

  /** Returns the same open store under other options; its search index is not touched. */
  OpenStore with(OpenStore store, StoreOptions options) {
    EntrySource entries = knowledge.entrySource(options.text());
    store.search().use(entries);
    return new OpenStore(
        store.id(),
        options,
        store.types(),
        store.storage(),
        store.search(),
        store.committer(),
        preparer(options),
        entries,
        store.leases(),
        store.durable());
  }

  @Override
  public void close() {
    followers.shutdown();
  }
}
