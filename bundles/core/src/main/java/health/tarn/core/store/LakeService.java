package health.tarn.core.store;

import health.tarn.api.DataStore;
import health.tarn.api.Lake;
import health.tarn.api.LakeException;
import health.tarn.api.Principal;
import health.tarn.api.Problem;
import health.tarn.api.StoreDescription;
import health.tarn.api.StoreDescription.State;
import health.tarn.api.access.Authorization;
import health.tarn.api.access.Interaction;
import health.tarn.core.access.Access;
import health.tarn.core.disk.Closing;
import health.tarn.core.plugin.PluginHooks;
import health.tarn.core.write.Knowledge;
import health.tarn.spi.graph.GraphEngine;
import health.tarn.spi.nlp.NlpEngine;
import health.tarn.spi.search.SearchEngine;
import health.tarn.spi.storage.Storage;
import health.tarn.spi.storage.StorageEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lake: opens data stores on the engines that are there. */
@Component(
    service = {Lake.class, OpenStores.class},
    configurationPid = "health.tarn.core",
    immediate = true)
@Designate(ocd = LakeConfig.class)
public final class LakeService implements Lake, OpenStores {

  private static final Logger log = LoggerFactory.getLogger(LakeService.class);

  private static final long TICK_MILLIS = 1_000;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  private final StoreOptions defaults;
  private final Authorization authorization;
  private final InstantSource clock;
  private final Storage system;
  private final Catalogue catalogue;
  private final StoreOpener opener;
  private final StoreRegistry registry;
  private final DeletedStores deleted;
  private final StoreParts parts;
  private final StoreVisits visits;
  private final Timer ticker;

  @Activate
  public LakeService(
      LakeConfig config,
      @Reference(name = "systemStorage", target = "(tarn.storage=rocksdb)") StorageEngine engine,
      @Reference(name = "authorization", policyOption = ReferencePolicyOption.GREEDY)
          Authorization authorization,
      @Reference(name = "plugins") PluginHooks plugins) {
    this(config, engine, authorization, plugins, InstantSource.system());
  }

  LakeService(
      LakeConfig config,
      StorageEngine systemEngine,
      Authorization authorization,
      PluginHooks plugins,
      InstantSource clock) {
    Path root = Path.of(config.data_dir());
    this.defaults =
        new StoreOptions(
            config.storage(),
            config.search(),
            Validation.of(config.validation()),
            config.text().equals("on"),
            config.graph(),
            config.nlp());
    this.authorization = authorization;
    this.clock = clock;
    this.system = systemEngine.open(root.resolve("system"));
    this.catalogue = new Catalogue(system);
    Knowledge knowledge = new Knowledge(clock);
    this.opener = new StoreOpener(root.resolve("stores"), config, knowledge, plugins, clock);
    this.registry =
        new StoreRegistry(catalogue, opener, Duration.ofSeconds(config.store_idle_seconds()));
    this.parts = new StoreParts(config, knowledge, plugins, catalogue.pageSecret());
    if (catalogue.find(DEFAULT_STORE).isEmpty()) {
      save(DEFAULT_STORE, defaults);
    }
    this.deleted =
        new DeletedStores(
            catalogue, opener::folder, Duration.ofHours(config.deleted_store_grace_hours()), clock);
    this.visits = new StoreVisits(plugins.afterCommits(), registry);
    this.ticker = new Timer("tarn-tick", true);
    ticker.schedule(tick(), TICK_MILLIS, TICK_MILLIS);
    log.info("The lake lies in {}", root.toAbsolutePath());
  }

  private TimerTask tick() {
    return new TimerTask() {
      @Override
      public void run() {
        try {
          registry.tick();
          visits.tick();
          sweep();
        } catch (RuntimeException | Error e) {
          log.error("The upkeep of the lake failed; it is tried again", e);
        }
      }
    };
  }

  void sweep() {
    deleted.tick();
  }

  StoreRegistry registry() {
    return registry;
  }

  @Reference(
      name = "storage",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindStorage(StorageEngine engine, Map<String, Object> properties) {
    opener.storages().add(engine, properties);
  }

  void unbindStorage(StorageEngine engine, Map<String, Object> properties) {
    String name = opener.storages().name(properties);
    opener.storages().remove(engine, properties);
    registry.closeAll(options -> options.storage().equals(name));
  }

  @Reference(
      name = "search",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindSearch(SearchEngine engine, Map<String, Object> properties) {
    opener.searches().add(engine, properties);
  }

  void unbindSearch(SearchEngine engine, Map<String, Object> properties) {
    String name = opener.searches().name(properties);
    opener.searches().remove(engine, properties);
    registry.letGo(store -> store.search().release(name));
  }

  @Reference(
      name = "graph",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindGraph(GraphEngine engine, Map<String, Object> properties) {
    opener.graphs().add(engine, properties);
  }

  void unbindGraph(GraphEngine engine, Map<String, Object> properties) {
    String name = opener.graphs().name(properties);
    opener.graphs().remove(engine, properties);
    registry.letGo(store -> store.graph().release(name));
  }

  @Reference(
      name = "nlp",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindNlp(NlpEngine engine, Map<String, Object> properties) {
    opener.nlps().add(engine, properties);
  }

  void unbindNlp(NlpEngine engine, Map<String, Object> properties) {
    opener.nlps().remove(engine, properties);
  }

  @Deactivate
  void stop() {
    ticker.cancel();
    Closing.all(List.of(visits::close, registry::close, opener::close, system::close));
  }

  @Override
  public Storage system() {
    return system;
  }

  @Override
  public StoreUse use(String id) {
    return registry.use(id);
  }

  @Override
  public DataStore store(String id, Principal principal) {
    Access access = new Access(authorization, principal, id);
    return new StoreView(registry.description(id), registry, access, parts);
  }

  @Override
  public List<StoreDescription> stores(Principal principal) {
    return catalogue.all().values().stream()
        .filter(store -> isSeen(store.id(), principal))
        .toList();
  }

  private boolean isSeen(String id, Principal principal) {
    return authorization.decide(principal, id, Interaction.READ, null)
        instanceof Authorization.Decision.Permit;
  }

  @Override
  public StoreDescription create(String id, Map<String, String> options, Principal principal) {
    require(id, principal);
    if (!ID.matcher(id).matches()) {
      throw new LakeException(
          Problem.INVALID,
          "expected a data store's id of 1 to 64 letters, digits or '-', found "
              + id.length()
              + " characters");
    }
    StoreOptions wanted = checked(defaults.with(options));
    synchronized (this) {
      Optional<StoreDescription> known = catalogue.find(id);
      if (known.isPresent()) {
        return same(known.get(), wanted);
      }
      return save(id, wanted);
    }
  }

  private static StoreDescription same(StoreDescription known, StoreOptions wanted) {
    if (known.state() == State.ACTIVE && known.options().equals(wanted.toMap())) {
      return known;
    }
    throw new LakeException(
        Problem.CONFLICT,
        "there is a data store "
            + known.id()
            + " already, "
            + known.state()
            + " with "
            + new java.util.TreeMap<>(known.options()));
  }

  @Override
  public synchronized StoreDescription configure(
      String id, Map<String, String> options, Principal principal) {
    require(id, principal);
    StoreDescription known = registry.description(id);
    StoreOptions before = defaults.with(known.options());
    StoreOptions after = checked(before.with(options));
    if (!before.storage().equals(after.storage())) {
      throw new LakeException(
          Problem.INVALID,
          "data store "
              + id
              + " keeps its resources in "
              + before.storage()
              + "; export it and import it into a new one to move them");
    }
    if (before.equals(after)) {
      return known;
    }
    StoreDescription description =
        new StoreDescription(id, known.state(), known.createdAt(), null, after.toMap());
    catalogue.save(description);
    registry.reconfigure(id, after);
    return description;
  }

  @Override
  public synchronized StoreDescription delete(String id, Principal principal) {
    require(id, principal);
    if (id.equals(DEFAULT_STORE)) {
      throw new LakeException(Problem.CONFLICT, "the default data store is always there");
    }
    StoreDescription known = registry.description(id);
    StoreDescription gone =
        new StoreDescription(
            id, State.DELETED, known.createdAt(), clock.instant(), known.options());
    catalogue.save(gone);
    registry.close(id);
    return gone;
  }

  private void require(String id, Principal principal) {
    new Access(authorization, principal, id).requireAll(Interaction.ADMINISTER);
  }

  /** Unknown engines are refused, unless they are the lake's own defaults, which may come later. */
  private StoreOptions checked(StoreOptions options) {
    if (!options.storage().equals(defaults.storage())) {
      requireEngine(opener.storages(), options.storage());
    }
    if (!options.search().equals(defaults.search())) {
      requireEngine(opener.searches(), options.search());
    }
    if (!options.graph().equals(defaults.graph()) && !options.graph().equals(StoreOptions.OFF)) {
      requireEngine(opener.graphs(), options.graph());
    }
    if (!options.nlp().equals(defaults.nlp()) && !options.nlp().equals(StoreOptions.OFF)) {
      requireEngine(opener.nlps(), options.nlp());
    }
    return options;
  }

  private static void requireEngine(Engines<?> engines, String name) {
    try {
      engines.get(name);
    } catch (LakeException e) {
      throw new LakeException(Problem.INVALID, String.valueOf(e.getMessage()), e);
    }
  }

  private StoreDescription save(String id, StoreOptions options) {
    StoreDescription description =
        new StoreDescription(id, State.ACTIVE, clock.instant(), null, options.toMap());
    catalogue.save(description);
    return description;
  }
}
