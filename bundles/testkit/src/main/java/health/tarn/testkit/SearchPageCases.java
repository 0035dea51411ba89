package health.tarn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.ResourceKey;
import health.tarn.api.query.Query;
import health.tarn.api.query.Sort;
import health.tarn.spi.search.IndexChange;
import health.tarn.spi.search.IndexEntry;
import health.tarn.spi.search.SearchError;
import health.tarn.spi.search.SearchException;
import health.tarn.spi.search.SearchView;
import health.tarn.spi.storage.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Pages follow on each other, and streams give everything once. */
abstract class SearchPageCases extends SearchCases {

  private static final Query ALL = new Query.All();

  @Test
  void pagesGiveEachMatchOnceAcrossEqualInstants() {
    List<IndexChange> changes = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      changes.add(change("Basic/b" + i, i / 100, true, new IndexEntry.Token("p", "", "" + i % 3)));
    }
    apply(changes.subList(0, 250));
    apply(changes.subList(250, 500));

    for (int size : new int[] {1, 7, 100, 499, 500, 501}) {
      assertThat(pages(List.of(), size)).hasSize(500).doesNotHaveDuplicates();
      assertThat(pages(List.of(new Sort("p", Sort.Kind.TOKEN, false)), size))
          .hasSize(500)
          .doesNotHaveDuplicates();
    }
    assertAgrees(new Query.Token("p", null, "1"));
  }

  private List<ResourceKey> pages(List<Sort> order, int size) {
    List<ResourceKey> all = new ArrayList<>();
    String after = null;
    try (SearchView view = index().view()) {
      while (true) {
        List<SearchView.Hit> page = view.search(ALL, order, size, after);
        page.forEach(hit -> all.add(hit.key()));
        if (page.size() < size) {
          return all;
        }
        after = page.get(size - 1).position();
      }
    }
  }

  @Test
  void aPositionHoldsInLaterViewsEvenWhenItsMatchIsGone() {
    List<Sort> order = List.of(new Sort("p", Sort.Kind.NUMBER, false));
    for (int i = 0; i < 6; i++) {
      put("Basic/" + i, 0, new IndexEntry.Numeric("p", i, i));
    }
    String after;
    String plain;
    try (SearchView view = index().view()) {
      after = view.search(ALL, order, 3, null).get(2).position();
      plain = view.search(ALL, List.of(), 3, null).get(2).position();
    }

    delete("Basic/2");
    put("Basic/1", 0, new IndexEntry.Numeric("p", 4.5, 4.5));
    put("Basic/new", 9, new IndexEntry.Numeric("p", 0, 0));

    try (SearchView view = index().view()) {
      assertThat(idsInOrder(view.search(ALL, order, 10, after)))
          .containsExactly("3", "4", "1", "5");
      assertThat(idsInOrder(view.search(ALL, List.of(), 10, plain))).containsExactly("3", "4", "5");
    }
  }

  @Test
  void aPositionIsPrintableAscii() {
    put("Basic/1", 0, new IndexEntry.Text("p", "né\u0001"));
    try (SearchView view = index().view()) {
      String position =
          view.search(ALL, List.of(new Sort("p", Sort.Kind.STRING, false)), 1, null)
              .get(0)
              .position();

      assertThat(position).matches("[!-~]+");
    }
  }

  @Test
  void whatIsNoPositionIsRefused() {
    put("Basic/1", 0);
    try (SearchView view = index().view()) {
      List<Sort> order = List.of(new Sort("p", Sort.Kind.STRING, false));
      String other = view.search(ALL, order, 1, null).get(0).position();

      for (String bad : List.of("", "x", "42", "né", other)) {
        assertThatThrownBy(() -> view.search(ALL, List.of(), 1, bad))
            .as(bad)
            .isInstanceOfSatisfying(
                SearchException.class,
                e -> assertThat(e.error()).isEqualTo(SearchError.BAD_POSITION));
      }
    }
  }

  @Test
  void aPageOfNothingIsEmpty() {
    put("Basic/1", 0);
    try (SearchView view = index().view()) {
      assertThat(view.search(ALL, List.of(), 0, null)).isEmpty();
      assertThat(view.search(new Query.None(), List.of(), 5, null)).isEmpty();
    }
  }

  @Test
  void targetsAreGivenOnce() {
    for (int i = 0; i < 50; i++) {
      put(
          "Observation/" + i,
          0,
          new IndexEntry.Reference("subject", "Patient/" + i % 7),
          new IndexEntry.Reference("performer", "Practitioner/" + i),
          new IndexEntry.Token("code", "", i < 4 ? "few" : "many"));
    }
    put("Observation/far", 0, new IndexEntry.Reference("subject", "http://far.example/Patient/é"));
    put(
        "Observation/two",
        0,
        new IndexEntry.Reference("subject", "Patient/x"),
        new IndexEntry.Reference("subject", "Patient/1"),
        new IndexEntry.Token("code", "", "few"));

    assertTargets(
        ALL,
        "Patient/0",
        "Patient/1",
        "Patient/2",
        "Patient/3",
        "Patient/4",
        "Patient/5",
        "Patient/6",
        "Patient/x",
        "http://far.example/Patient/é");
    assertTargets(
        new Query.Token("code", null, "few"),
        "Patient/0",
        "Patient/1",
        "Patient/2",
        "Patient/3",
        "Patient/x");
    assertTargets(new Query.Id(Set.of("none")));
    try (SearchView view = index().view();
        Cursor<String> unknown = view.targets(ALL, "unknown")) {
      assertThat(unknown.hasNext()).isFalse();
    }
  }

  private void assertTargets(Query query, String... targets) {
    try (SearchView view = index().view();
        Cursor<String> cursor = view.targets(query, "subject")) {
      assertThat(drain(cursor)).containsExactlyInAnyOrder(targets);
    }
  }

  @Test
  void aStreamMayBeLeftBeforeItsEnd() {
    for (int i = 0; i < 10; i++) {
      put("Basic/" + i, 0, new IndexEntry.Reference("p", "Patient/" + i));
    }
    try (SearchView view = index().view()) {
      try (Cursor<ResourceKey> keys = view.keys(ALL);
          Cursor<String> targets = view.targets(ALL, "p")) {
        assertThat(keys.next()).isNotNull();
        assertThat(targets.next()).isNotNull();
      }
      assertThat(view.count(ALL)).isEqualTo(10);
    }
  }

  private static List<String> idsInOrder(List<SearchView.Hit> hits) {
    return hits.stream().map(hit -> hit.key().id()).toList();
  }
}
