package health.tarn.core.search;

import static health.tarn.core.store.TestLake.json;
import static health.tarn.core.store.TestLake.keys;
import static health.tarn.core.store.TestLake.search;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.BundleAnswer;
import health.tarn.api.BundleAnswer.Entry;
import health.tarn.api.DataStore;
import health.tarn.api.HistoryCall;
import health.tarn.api.HistoryPage;
import health.tarn.api.Issue;
import health.tarn.api.Precondition;
import health.tarn.api.Problem;
import health.tarn.api.Resource;
import health.tarn.api.ResourceKey;
import health.tarn.api.SearchPage;
import health.tarn.api.SearchPage.Match;
import health.tarn.core.read.AnswerBudget;
import health.tarn.core.store.TestLake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No answer holds much more than a page's bytes, whatever it was asked for. */
@NullUnmarked // A null fails the test by itself.
class AnswerSizesTest {

  /** Together these are longer than a page may be. */
  private static final int LONG_ONES = 40;

  private static final String DATA = "A".repeat(960_000);
  private static final int SLACK = 10_000;

  @TempDir Path folder;
  private TestLake lake;
  private DataStore store;

  @BeforeEach
  void open() {
    lake = new TestLake(folder);
    store = lake.store();
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private void putLongOnes() {
    for (int i = 0; i < LONG_ONES; i++) {
      put("Binary", "b" + i, ",'contentType':'text/plain','data':'" + DATA + "'");
    }
  }

  private void put(String type, String id, String members) {
    store.update(
        new ResourceKey(type, id),
        json("{'resourceType':'" + type + "','id':'" + id + "'" + members + "}"),
        Precondition.NONE);
  }

  private static long bytes(Stream<Resource> resources) {
    return resources.mapToLong(resource -> resource.json().length).sum();
  }

  @Test
  void aPageOfASearchEndsEarlyAndTheNextGoesOn() {
    putLongOnes();
    List<String> seen = new ArrayList<>();
    String next = null;
    do {
      SearchPage page = search(store, "Binary?_count=1000", next);
      assertThat(bytes(page.matches().stream().map(Match::resource)))
          .isLessThan(AnswerBudget.PAGE_BYTES + SLACK);
      assertThat(page.total()).isEqualTo(LONG_ONES);
      seen.addAll(keys(page));
      next = page.nextPage();
    } while (next != null);
    assertThat(seen).hasSize(LONG_ONES).doesNotHaveDuplicates();
  }

  @Test
  void aPageOfAHistoryEndsEarlyAndTheNextGoesOn() {
    putLongOnes();
    List<ResourceKey> seen = new ArrayList<>();
    String next = null;
    do {
      HistoryPage page = store.history(new HistoryCall("Binary", null, null, null, 1000, next));
      assertThat(bytes(page.versions().stream())).isLessThan(AnswerBudget.PAGE_BYTES + SLACK);
      page.versions().forEach(version -> seen.add(version.key()));
      next = page.nextPage();
    } while (next != null);
    assertThat(seen).hasSize(LONG_ONES).doesNotHaveDuplicates();
  }

  @Test
  void includedResourcesEndEarlyWithAWarning() {
    putLongOnes();
    put("List", "l", list("Binary/b", LONG_ONES));

    SearchPage page = search(store, "List?_include=List:item");

    assertThat(page.matches()).hasSizeBetween(30, LONG_ONES);
    assertThat(bytes(page.matches().stream().map(Match::resource)))
        .isLessThan(AnswerBudget.PAGE_BYTES + SLACK);
    assertThat(page.warnings()).extracting(Issue::code).contains("too-costly");
  }

  @Test
  void includedResourcesOfAllRoundsTogetherAreLimited() {
    int each = 6_000;
    for (int from = 0; from < each; from += 500) {
      store.bundle(batch(IntStream.range(from, from + 500).boxed().flatMap(this::pair).toList()));
    }
    put("List", "l", list("Observation/o", each));

    SearchPage page = search(store, "List?_include=List:item&_include:iterate=Observation:subject");

    assertThat(page.matches()).hasSize(1 + 10_000);
    assertThat(page.warnings()).extracting(Issue::code).contains("too-costly");
  }

  @Test
  void theAnswersOfABatchTogetherAreLimited() {
    putLongOnes();
    List<String> gets =
        IntStream.range(0, LONG_ONES).mapToObj(i -> request("GET", "Binary/b" + i)).toList();

    BundleAnswer answer = store.bundle(batch(gets));

    long read = answer.entries().stream().filter(entry -> entry instanceof Entry.Read).count();
    assertThat(read).isBetween(30L, 36L);
    assertThat(answer.entries().subList((int) read, LONG_ONES))
        .allSatisfy(
            entry ->
                assertThat(((Entry.Failed) entry).problem().problem())
                    .isEqualTo(Problem.TOO_LARGE));
  }

  @Test
  void aBatchWritesOnWhenNothingMoreCanBeRead() {
    putLongOnes();
    List<String> entries = new ArrayList<>(Collections.nCopies(3, request("GET", "Binary")));
    entries.add(request("DELETE", "Binary/b0"));

    BundleAnswer answer = store.bundle(batch(entries));

    assertThat(answer.entries().get(0)).isInstanceOf(Entry.Searched.class);
    assertThat(answer.entries().get(2)).isInstanceOf(Entry.Failed.class);
    assertThat(answer.entries().get(3)).isInstanceOf(Entry.Wrote.class);
  }

  private static byte[] batch(List<String> entries) {
    return json(
        "{'resourceType':'Bundle','type':'batch','entry':[" + String.join(",", entries) + "]}");
  }

  private static String request(String method, String url) {
    return "{'request':{'method':'" + method + "','url':'" + url + "'}}";
  }

  private Stream<String> pair(int number) {
    return Stream.of(
        entry("Patient/p" + number, ""),
        entry(
            "Observation/o" + number,
            ",'status':'final','code':{'text':'x'},'subject':{'reference':'Patient/p"
                + number
                + "'}"));
  }

  private static String entry(String key, String members) {
    int slash = key.indexOf('/');
    return "{'resource':{'resourceType':'"
        + key.substring(0, slash)
        + "','id':'"
        + key.substring(slash + 1)
        + "'"
        + members
        + "},'request':{'method':'PUT','url':'"
        + key
        + "'}}";
  }

  private static String list(String prefix, int size) {
    List<String> items =
        IntStream.range(0, size)
            .mapToObj(i -> "{'item':{'reference':'" + prefix + i + "'}}")
            .toList();
    return ",'status':'current','mode':'working','entry':[" + String.join(",", items) + "]";
  }
}
