package health.tarn.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.tarn.api.DataStore;
import health.tarn.api.Lake;
import health.tarn.api.Principal;
import health.tarn.api.Resource;
import health.tarn.api.SearchCall;
import health.tarn.api.SearchPage;
import health.tarn.api.access.Authorization;
import health.tarn.api.access.Authorization.Decision;
import health.tarn.api.query.Query;
import health.tarn.core.plugin.TestPlugins;
import health.tarn.search.memory.MemorySearchEngine;
import health.tarn.spi.graph.GraphEngine;
import health.tarn.spi.nlp.NlpEngine;
import health.tarn.spi.search.SearchEngine;
import health.tarn.spi.storage.StorageEngine;
import health.tarn.storage.memory.MemoryStorageEngine;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/**
 * A lake on memory engines, or on others, in which the principal {@code limited} does not see one
 * patient.
 */
@NullUnmarked // A null fails the test by itself.
public final class TestLake implements AutoCloseable {

  public static final Principal LIMITED = new Principal("limited", Map.of());
  public static final String HIDDEN = "hidden";

  private final LakeService lake;
  private final TestPlugins plugins;

  public TestLake(Path folder) {
    this(folder, new MemoryStorageEngine());
  }

  public TestLake(Path folder, StorageEngine storage) {
    this(folder, storage, InstantSource.system());
  }

  TestLake(Path folder, StorageEngine storage, InstantSource clock) {
    this(
        new Config(folder, "memory", "memory"),
        storage,
        new MemorySearchEngine(),
        new TestPlugins(),
        clock);
  }

  /** A lake with plugins of the caller's. */
  public TestLake(Path folder, StorageEngine storage, TestPlugins plugins) {
    this(
        new Config(folder, "memory", "memory"),
        storage,
        new MemorySearchEngine(),
        plugins,
        InstantSource.system());
  }

  /** A lake on engines of the caller's. */
  public TestLake(
      Path folder,
      String storageName,
      StorageEngine storage,
      String searchName,
      SearchEngine search) {
    this(
        new Config(folder, storageName, searchName),
        storage,
        search,
        new TestPlugins(),
        InstantSource.system());
  }

  private TestLake(
      Config config,
      StorageEngine storage,
      SearchEngine search,
      TestPlugins plugins,
      InstantSource clock) {
    this.plugins = plugins;
    this.lake = new LakeService(config, storage, hiding(), plugins.hooks(), clock);
    lake.bindStorage(storage, Map.of(StorageEngine.NAME, config.storage()));
    lake.bindSearch(search, Map.of(SearchEngine.NAME, config.search()));
  }

  /** Hides Patient/hidden and everything of that patient from the limited principal. */
  public static Authorization hiding() {
    return (principal, store, interaction, type) -> {
      if (!principal.equals(LIMITED)) {
        return Decision.ALL;
      }
      return new Decision.Permit(new Query.Not(new Query.Compartment("Patient", HIDDEN)));
    };
  }

  public TestPlugins plugins() {
    return plugins;
  }

  public Lake lake() {
    return lake;
  }

  public OpenStores stores() {
    return lake;
  }

  StoreRegistry registry() {
    return lake.registry();
  }

  /** Removes what deleted data stores have left, as far as their time is over. */
  void sweep() {
    lake.sweep();
  }

  /** Returns the default data store, which no idle time closes here. */
  public OpenStore open() {
    try (StoreUse use = lake.use(Lake.DEFAULT_STORE)) {
      return use.store();
    }
  }

  public void addSearchEngine(String name, SearchEngine engine) {
    lake.bindSearch(engine, Map.of(SearchEngine.NAME, name));
  }

  public void addNlpEngine(String name, NlpEngine engine) {
    lake.bindNlp(engine, Map.of(NlpEngine.NAME, name));
  }

  public void addGraphEngine(String name, GraphEngine engine) {
    lake.bindGraph(engine, Map.of(GraphEngine.NAME, name));
  }

  public DataStore store() {
    return lake.store(Lake.DEFAULT_STORE, Principal.ANONYMOUS);
  }

  public DataStore limited() {
    return lake.store(Lake.DEFAULT_STORE, LIMITED);
  }

  public void tick() {
    open().tick();
  }

  /** Searches by a URL's text such as {@code Patient?name=x&_count=5}. */
  public static SearchPage search(DataStore store, String url) {
    return search(store, url, null);
  }

  public static SearchPage search(DataStore store, String url, String page) {
    int question = url.indexOf('?');
    String type = question < 0 ? url : url.substring(0, question);
    List<SearchCall.Parameter> parameters = new ArrayList<>();
    if (question >= 0) {
      for (String pair : url.substring(question + 1).split("&", -1)) {
        int equals = pair.indexOf('=');
        parameters.add(
            new SearchCall.Parameter(pair.substring(0, equals), pair.substring(equals + 1)));
      }
    }
    return store.search(new SearchCall(type.isEmpty() ? null : type, parameters, false, page));
  }

  public static List<String> keys(SearchPage page) {
    return page.matches().stream().map(match -> match.resource().key().toString()).toList();
  }

  public static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(UTF_8);
  }

  public static String text(Resource resource) {
    return new String(resource.json(), UTF_8);
  }

  @Override
  public void close() {
    lake.stop();
  }

  private record Config(Path folder, String storage, String search) implements LakeConfig {
    @Override
    public String data_dir() {
      return folder.toString();
    }

    @Override
    public String validation() {
      return "structure-only";
    }

    @Override
    public String text() {
      return "off";
    }

    @Override
    public String graph() {
      return "off";
    }

    @Override
    public String nlp() {
      return "off";
    }

    @Override
    public int nlp_seconds() {
      return 1;
    }

    @Override
    public int graph_query_seconds() {
      return 60;
    }

    @Override
    public long graph_result_bytes() {
      return 1 << 20;
    }

    @Override
    public int search_patience_seconds() {
      return 10;
    }

    @Override
    public int page_lease_seconds() {
      return 300;
    }

    @Override
    public int store_idle_seconds() {
      return 0;
    }

    @Override
    public int deleted_store_grace_hours() {
      return 1;
    }

    @Override
    public int max_bundle_bytes() {
      return 10_000_000;
    }

    @Override
    public int max_resource_bytes() {
      return 1_000_000;
    }

    @Override
    public int max_bundle_entries() {
      return 1_000;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return LakeConfig.class;
    }
  }
}
