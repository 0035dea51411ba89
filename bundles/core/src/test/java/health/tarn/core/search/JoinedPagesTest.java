package health.tarn.core.search;

import static health.tarn.core.store.TestLake.json;
import static health.tarn.core.store.TestLake.keys;
import static health.tarn.core.store.TestLake.search;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.DataStore;
import health.tarn.api.Precondition;
import health.tarn.api.Principal;
import health.tarn.api.ResourceKey;
import health.tarn.api.SearchPage;
import health.tarn.core.store.StoreOptions;
import health.tarn.core.store.TestLake;
import health.tarn.search.memory.MemorySearchEngine;
import health.tarn.spi.search.SearchIndex;
import health.tarn.spi.search.SearchView;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of a search resolve its joins once, as long as their lease is kept. */
@NullUnmarked // A null fails the test by itself.
class JoinedPagesTest {

  private static final String ID = "joined";
  private static final String CHAIN = "Observation?patient.family=Eve&_count=1";

  @TempDir Path folder;
  private final AtomicInteger joins = new AtomicInteger();
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder);
    lake.addSearchEngine(
        "counting", path -> counting(SearchIndex.class, new MemorySearchEngine().open(path)));
    lake.lake().create(ID, Map.of(StoreOptions.SEARCH, "counting"), Principal.SYSTEM);
    put("Patient/seen", ",'name':[{'family':'Eve'}]");
    put("Patient/hidden", ",'name':[{'family':'Eve'}]");
    for (int i = 0; i < 3; i++) {
      put("Observation/o" + i, observation("seen"));
    }
    put("Observation/theirs", observation("hidden"));
  }

  @AfterEach
  void close() {
    lake.close();
  }

  /** Counts how often a view is asked for all keys. */
  private <T> T counting(Class<T> type, T of) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              joins.addAndGet(method.getName().equals("keys") ? 1 : 0);
              try {
                Object result = method.invoke(of, arguments);
                return result instanceof SearchView view
                    ? counting(SearchView.class, view)
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private DataStore store(Principal principal) {
    return lake.lake().store(ID, principal);
  }

  private void put(String name, String members) {
    ResourceKey key = ResourceKey.parse(name);
    store(Principal.SYSTEM)
        .update(
            key,
            json("{'resourceType':'" + key.type() + "','id':'" + key.id() + "'" + members + "}"),
            Precondition.NONE);
  }

  private static String observation(String patient) {
    return ",'status':'final','code':{'text':'x'},'subject':{'reference':'Patient/"
        + patient
        + "'}";
  }

  private List<String> allPages(Principal principal) {
    List<String> seen = new ArrayList<>();
    String next = null;
    do {
      SearchPage page = search(store(principal), CHAIN, next);
      seen.addAll(keys(page));
      next = page.nextPage();
    } while (next != null);
    return seen;
  }

  @Test
  void onceForAllPages() {
    assertThat(allPages(Principal.SYSTEM)).hasSize(4).doesNotHaveDuplicates();
    assertThat(joins).hasValue(1);
  }

  @Test
  void notForAnotherPrincipal() {
    allPages(Principal.SYSTEM);

    assertThat(allPages(TestLake.LIMITED)).hasSize(3).doesNotContain("Observation/theirs");
    assertThat(joins).hasValue(2);
  }

  @Test
  void aNewSearchSeesWhatHasChanged() {
    assertThat(allPages(Principal.SYSTEM)).hasSize(4);
    put("Patient/seen", "");

    assertThat(allPages(Principal.SYSTEM)).containsExactly("Observation/theirs");
  }
}
