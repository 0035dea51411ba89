package health.tarn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.query.Query;
import health.tarn.spi.search.IndexChange;
import health.tarn.spi.search.IndexEntry;
import health.tarn.spi.search.SearchError;
import health.tarn.spi.search.SearchException;
import health.tarn.spi.search.SearchView;
import health.tarn.spi.storage.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Changes replace what was there, and a view shows one point in time. */
abstract class SearchChangeCases extends SearchCases {

  private static final Query ALL = new Query.All();

  private static IndexEntry status(String code) {
    return new IndexEntry.Token("status", "", code);
  }

  private static Query isStatus(String code) {
    return new Query.Token("status", null, code);
  }

  @Test
  void aChangeReplacesAllThatWasKnownOfItsResource() {
    put("Basic/1", 1, status("old"), new IndexEntry.Date("date", 1, 1));
    put("Basic/1", 2, status("new"));

    assertFinds(isStatus("new"), "1");
    assertFinds(isStatus("old"));
    assertFinds(new Query.Present("date"));
  }

  @Test
  void aDeleteRemovesAndANewVersionRevives() {
    put("Basic/1", 1, status("a"));
    put("Basic/2", 1, status("a"));
    delete("Basic/1");
    delete("Basic/never");
    assertFinds(isStatus("a"), "2");

    put("Basic/1", 3, status("a"));
    assertFinds(isStatus("a"), "1", "2");
  }

  @Test
  void changesOfOneBatchApplyInOrder() {
    List<IndexChange> changes = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      changes.add(change("Basic/" + i % 100, i, false, status("s" + i / 100)));
    }
    changes.add(change("Basic/first", 1, true, status("x")));
    changes.add(new IndexChange(key("Basic/first"), 2, EPOCH, false, null));
    apply(changes);

    assertAgrees(ALL);
    assertAgrees(isStatus("s29"));
    assertFinds(isStatus("s28"));
    assertFinds(isStatus("x"));
  }

  @Test
  void theSameChangesAgainLeaveTheSameIndex() {
    List<IndexChange> changes =
        List.of(
            change("Basic/1", 1, false, status("a")),
            change("Basic/2", 1, false, status("a")),
            new IndexChange(key("Basic/1"), 2, EPOCH, false, null),
            change("Basic/3", 2, false, status("b")));
    apply(changes);
    apply(changes);

    assertAgrees(ALL);
    assertFinds(isStatus("a"), "2");
  }

  @Test
  void largeBatchesAreKeptWhole() {
    List<IndexChange> changes = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      changes.add(change("Basic/" + i, i / 2000, true, status("s" + i % 10)));
    }
    assertThat(apply(changes)).isEmpty();

    try (SearchView view = index().view()) {
      assertThat(view.count(ALL)).isEqualTo(20_000);
      assertThat(keys(view, isStatus("s3"))).hasSize(2_000).doesNotHaveDuplicates();
    }
  }

  @Test
  void aViewShowsItsPointInTime() {
    put("Basic/1", 1, status("a"));
    try (SearchView before = index().view()) {
      long t = index().t();
      put("Basic/1", 2, status("b"));
      put("Basic/2", 2, status("a"));

      assertThat(before.t()).isEqualTo(t);
      assertThat(keys(before, isStatus("a"))).containsExactly(key("Basic/1"));
      assertThat(before.count(ALL)).isEqualTo(1);
      try (SearchView after = index().view()) {
        assertThat(after.t()).isEqualTo(lastT());
        assertThat(keys(after, isStatus("a"))).containsExactly(key("Basic/2"));
        index().restart(STORAGE);
        assertThat(after.count(ALL)).isEqualTo(2);
      }
    }
    try (SearchView empty = index().view()) {
      assertThat(empty.count(ALL)).isZero();
    }
  }

  @Test
  void aViewNeverShowsHalfABatch() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(2, r -> new Thread(r, "search-contract"));
    try {
      Callable<Integer> reader =
          () -> {
            int views = 0;
            while (!done.get() || views == 0) {
              try (SearchView view = index().view()) {
                assertThat(view.count(ALL)).as("at t %s", view.t()).isEqualTo(view.t() * 600);
              }
              views++;
            }
            return views;
          };
      Future<Integer> one = pool.submit(reader);
      Future<Integer> two = pool.submit(reader);
      for (int t = 1; t <= 20; t++) {
        List<IndexChange> changes = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
          changes.add(change("Basic/" + t + "-" + i, t, true, status("a")));
        }
        apply(changes);
      }
      done.set(true);
      assertThat(one.get()).isPositive();
      assertThat(two.get()).isPositive();
    } finally {
      done.set(true);
      pool.shutdown();
    }
  }

  @Test
  void figuresHaveNames() {
    put("Basic/1", 1, status("a"));

    assertThat(index().figures()).extracting(Figure::name).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void aClosedIndexSaysSo() {
    SearchView view = index().view();
    index().close();

    assertClosed(() -> index().view());
    assertClosed(() -> index().apply(List.of(), 1));
    assertClosed(() -> index().commit());
    assertClosed(() -> index().restart(STORAGE));
    assertThat(view.count(ALL)).isZero();
    view.close();
    view.close();
    assertClosed(() -> view.count(ALL));
    index().close();
  }

  private static void assertClosed(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SearchException.class, e -> assertThat(e.error()).isEqualTo(SearchError.CLOSED));
  }
}
