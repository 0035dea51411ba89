package health.tarn.core.store;

import static health.tarn.core.store.TestLake.json;
import static health.tarn.core.store.TestLake.search;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.DataStore;
import health.tarn.api.Precondition;
import health.tarn.api.Principal;
import health.tarn.api.ResourceKey;
import health.tarn.api.query.Query;
import health.tarn.core.access.Visibility;
import health.tarn.core.write.Knowledge;
import health.tarn.search.memory.MemorySearchEngine;
import health.tarn.spi.search.IndexChange;
import health.tarn.spi.search.SearchEngine;
import health.tarn.spi.search.SearchIndex;
import health.tarn.spi.storage.StoredVersion;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be indexed or decided does not tell of what is hidden either. */
@NullUnmarked // A null fails the test by itself.
class HiddenPoisonTest {

  private static final ResourceKey HIDDEN = new ResourceKey("Patient", TestLake.HIDDEN);
  private static final ResourceKey SEEN = new ResourceKey("Patient", "seen");

  @TempDir Path folder;

  @Test
  void aSearchWarnsOfWhatTheSearcherMaySee() {
    try (TestLake lake = new TestLake(folder)) {
      lake.addSearchEngine("picky", refusing("Patient"));
      lake.lake().create("picky", Map.of("search", "picky"), Principal.ANONYMOUS);
      DataStore all = lake.lake().store("picky", Principal.ANONYMOUS);
      DataStore limited = lake.lake().store("picky", TestLake.LIMITED);
      put(all, HIDDEN);

      assertThat(search(all, "Patient").warnings()).hasSize(1);
      assertThat(search(limited, "Patient").warnings()).isEmpty();

      put(all, SEEN);

      assertThat(search(all, "Patient").warnings().get(0).diagnostics()).startsWith("2 resources");
      assertThat(search(limited, "Patient").warnings().get(0).diagnostics())
          .startsWith("1 resources");
    }
  }

  private static void put(DataStore store, ResourceKey key) {
    String patient = "{'resourceType':'Patient','id':'" + key.id() + "'}";
    store.update(key, json(patient), Precondition.NONE);
  }

  /** A search engine that says of each resource of a type that it could not be kept whole. */
  private static SearchEngine refusing(String type) {
    return path -> {
      SearchIndex index = new MemorySearchEngine().open(path);
      return (SearchIndex)
          Proxy.newProxyInstance(
              SearchIndex.class.getClassLoader(),
              new Class<?>[] {SearchIndex.class},
              (proxy, method, arguments) -> {
                Object answer = method.invoke(index, arguments);
                return method.getName().equals("apply") ? refused(arguments[0], type) : answer;
              });
    };
  }

  private static List<Integer> refused(Object changes, String type) {
    List<?> list = (List<?>) changes;
    return IntStream.range(0, list.size())
        .filter(i -> ((IndexChange) list.get(i)).key().type().equals(type))
        .boxed()
        .toList();
  }

  @Test
  void aVersionThatCannotBeReadIsForThoseWhoMaySeeEverything() {
    StoredVersion broken = new StoredVersion(SEEN, 1, 1, 0, Instant.EPOCH, "{".getBytes(UTF_8));
    var entries = new Knowledge(InstantSource.system()).entrySource(false);

    assertThat(new Visibility(new Query.All(), entries).shows(broken)).isTrue();
    assertThat(new Visibility(new Query.Not(new Query.None()), entries).shows(broken)).isFalse();
  }
}
