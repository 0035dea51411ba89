package health.tarn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.tarn.api.query.Query;
import health.tarn.spi.search.IndexEntry;
import health.tarn.spi.search.SearchIndex.Progress;
import health.tarn.spi.search.SearchView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was committed outlives a crash, and nothing else does. */
abstract class SearchDurabilityCases extends SearchCases {

  private static final Query ALL = new Query.All();

  abstract boolean durable();

  @Test
  void aNewIndexHasNoProgress() {
    assertThat(index().progress()).isEmpty();
    assertThat(index().t()).isZero();
    put("Basic/1", 1);
    assertThat(index().progress()).isEmpty();
    assertThat(index().t()).isEqualTo(lastT());
  }

  @Test
  void aCommitIsProgress() {
    put("Basic/1", 1);
    index().commit();
    assertThat(index().progress()).contains(new Progress(STORAGE, lastT()));

    put("Basic/2", 1);
    assertThat(index().progress()).contains(new Progress(STORAGE, lastT() - 1));
    index().commit();
    index().commit();
    assertThat(index().progress()).contains(new Progress(STORAGE, lastT()));
  }

  @Test
  void anEmptyApplyMovesTheProgress() {
    index().apply(List.of(), 77);
    index().commit();

    assertThat(index().progress()).contains(new Progress(STORAGE, 77));
  }

  @Test
  void aRebuildHasNoProgressUntilItIsComplete() {
    index().apply(List.of(change("Basic/1", 1, true)), 0);
    index().commit();
    assertThat(index().progress()).isEmpty();

    crash();
    assertThat(index().progress()).isEmpty();
    index().restart(STORAGE);
    index().apply(List.of(change("Basic/1", 1, true)), 0);
    index().apply(List.of(), 5);
    index().commit();
    assertThat(index().progress()).contains(new Progress(STORAGE, 5));
    try (SearchView view = index().view()) {
      assertThat(view.count(ALL)).isEqualTo(1);
    }
  }

  @Test
  void aRestartEmptiesEvenWithoutACommit() {
    put("Basic/1", 1);
    index().commit();
    index().restart("storage-2");
    assertThat(index().progress()).isEmpty();
    assertThat(index().t()).isZero();
    try (SearchView view = index().view()) {
      assertThat(view.count(ALL)).isZero();
    }

    crash();
    assertThat(index().progress()).isEmpty();
    try (SearchView view = index().view()) {
      assertThat(view.count(ALL)).isZero();
    }
  }

  @Test
  void aCrashLosesExactlyWhatWasNotCommitted() {
    assumeTrue(durable(), "the engine keeps nothing on disk");
    put("Basic/1", 1, new IndexEntry.Token("p", "", "old"));
    put("Basic/2", 1, new IndexEntry.Token("p", "", "old"));
    put("Basic/3", 1, new IndexEntry.Token("p", "", "old"));
    index().commit();
    Map<?, Expected> committed = new HashMap<>(expected);
    long t = lastT();
    put("Basic/1", 2, new IndexEntry.Token("p", "", "new"));
    delete("Basic/2");
    put("Basic/4", 2, new IndexEntry.Token("p", "", "new"));
    try (SearchView view = index().view()) {
      assertThat(view.count(ALL)).isEqualTo(3);
    }

    crash();

    assertThat(index().progress()).contains(new Progress(STORAGE, t));
    assertThat(index().t()).isEqualTo(t);
    expected.keySet().retainAll(committed.keySet());
    for (String id : new String[] {"1", "2", "3"}) {
      expect(change("Basic/" + id, 1, false, new IndexEntry.Token("p", "", "old")));
    }
    assertFinds(new Query.Token("p", null, "old"), "1", "2", "3");
    assertFinds(new Query.Token("p", null, "new"));
  }

  @Test
  void anIndexOnDiskGoesOnWhereItWas() {
    assumeTrue(durable(), "the engine keeps nothing on disk");
    put("Basic/1", 1, new IndexEntry.Text("p", "one"));
    index().commit();
    crash();
    put("Basic/2", 2, new IndexEntry.Text("p", "one more"));
    index().commit();
    crash();

    assertThat(index().progress()).contains(new Progress(STORAGE, lastT()));
    assertFinds(new Query.Text("p", Query.TextMatch.STARTS, "one"), "1", "2");
  }
}
