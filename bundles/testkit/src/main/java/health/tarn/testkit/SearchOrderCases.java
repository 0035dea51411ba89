package health.tarn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.ResourceKey;
import health.tarn.api.query.Query;
import health.tarn.api.query.Sort;
import health.tarn.spi.search.IndexEntry;
import health.tarn.spi.search.SearchView;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Matches come in the order asked for, which is total. */
abstract class SearchOrderCases extends SearchCases {

  @Test
  void theNewestComesFirstThenTheSmallerKey() {
    put("Patient/b", 5);
    put("Patient/a", 5);
    put("Group/z", 5);
    put("Patient/old", 1);
    put("Patient/new", 9);
    put("Patient/6ba7b810-9dad-11d1-80b4-00c04fd430c8", 5);
    put("Patient/Z", 5);

    assertOrder(
        List.of(),
        "Patient/new",
        "Group/z",
        "Patient/6ba7b810-9dad-11d1-80b4-00c04fd430c8",
        "Patient/Z",
        "Patient/a",
        "Patient/b",
        "Patient/old");
  }

  @Test
  void datesGoByTheLowEndUpAndTheHighEndDown() {
    put("Basic/wide", 0, new IndexEntry.Date("p", 0, 100));
    put("Basic/mid", 0, new IndexEntry.Date("p", 50, 60));
    put("Basic/two", 0, new IndexEntry.Date("p", 70, 80), new IndexEntry.Date("p", -5, -4));
    put("Basic/open", 0, new IndexEntry.Date("p", 55, Long.MAX_VALUE));
    put("Basic/none", 0);

    assertOrder(up("p", Sort.Kind.DATE), "two", "wide", "mid", "open", "none");
    assertOrder(down("p", Sort.Kind.DATE), "open", "wide", "two", "mid", "none");
  }

  @Test
  void numbersGoByTheirEnds() {
    put("Basic/one", 0, new IndexEntry.Numeric("p", 1, 1));
    put("Basic/minus", 0, new IndexEntry.Numeric("p", -2, 10));
    put("Basic/two", 0, new IndexEntry.Numeric("p", 2, 2), new IndexEntry.Numeric("p", 0.5, 0.5));
    put("Basic/none", 0, new IndexEntry.Numeric("q", 0, 0));

    assertOrder(up("p", Sort.Kind.NUMBER), "minus", "two", "one", "none");
    assertOrder(down("p", Sort.Kind.NUMBER), "minus", "two", "one", "none");
  }

  @Test
  void quantitiesGoByTheirCanonicalValues() {
    put("Basic/kilo", 0, quantity(1, "kg", 1000.0));
    put("Basic/gram", 0, quantity(5, "g", 5.0));
    put("Basic/milli", 0, quantity(900, "mg", 0.9));
    put("Basic/other", 0, new IndexEntry.Quantity("p", 7, 7, "", "", "spoons", null));
    put("Basic/none", 0);

    assertOrder(up("p", Sort.Kind.QUANTITY), "milli", "gram", "other", "kilo", "none");
    assertOrder(down("p", Sort.Kind.QUANTITY), "kilo", "other", "gram", "milli", "none");
  }

  private static IndexEntry quantity(double value, String unit, double canonical) {
    return new IndexEntry.Quantity(
        "p",
        value,
        value,
        "http://unitsofmeasure.org",
        unit,
        unit,
        new IndexEntry.Canonical(canonical, canonical, "g"));
  }

  @Test
  void textsGoByTheirFoldedForm() {
    put("Basic/a", 0, new IndexEntry.Text("p", "Ängström"));
    put("Basic/b", 0, new IndexEntry.Text("p", "anna"));
    put("Basic/c", 0, new IndexEntry.Text("p", "Zoe"), new IndexEntry.Text("p", "BOB"));
    put("Basic/d", 0, new IndexEntry.Text("p", "\uD83D\uDE00"));
    put("Basic/e", 0, new IndexEntry.Text("p", "\uFFFC"));
    put("Basic/none", 0);

    assertOrder(up("p", Sort.Kind.STRING), "a", "b", "c", "e", "d", "none");
    assertOrder(down("p", Sort.Kind.STRING), "d", "e", "c", "b", "a", "none");
  }

  @Test
  void tokensGoByTheirCode() {
    put("Basic/b", 0, new IndexEntry.Token("p", "http://a", "b"));
    put(
        "Basic/a",
        0,
        new IndexEntry.Token("p", "http://z", "a"),
        new IndexEntry.Token("p", "", "c"));
    put("Basic/upper", 0, new IndexEntry.Token("p", "", "B"));
    put("Basic/none", 0);

    assertOrder(up("p", Sort.Kind.TOKEN), "upper", "a", "b", "none");
    assertOrder(down("p", Sort.Kind.TOKEN), "a", "b", "upper", "none");
  }

  @Test
  void referencesAndUrisGoByTheirText() {
    put("Basic/b", 0, new IndexEntry.Reference("p", "Patient/2"), new IndexEntry.Uri("u", "b"));
    put("Basic/a", 0, new IndexEntry.Reference("p", "Patient/10"), new IndexEntry.Uri("u", "c"));
    put("Basic/none", 0);

    assertOrder(up("p", Sort.Kind.REFERENCE), "a", "b", "none");
    assertOrder(down("u", Sort.Kind.URI), "a", "b", "none");
  }

  @Test
  void idAndLastUpdatedAreAlwaysThere() {
    put("Patient/b", 1);
    put("Basic/c", 2);
    put("Patient/a", 3);
    put("Basic/a", 3);

    assertOrder(up("_id", Sort.Kind.TOKEN), "Basic/a", "Patient/a", "Patient/b", "Basic/c");
    assertOrder(down("_id", Sort.Kind.TOKEN), "Basic/c", "Patient/b", "Basic/a", "Patient/a");
    assertOrder(up("_lastUpdated", Sort.Kind.DATE), "Patient/b", "Basic/c", "Basic/a", "Patient/a");
    assertOrder(
        down("_lastUpdated", Sort.Kind.DATE), "Basic/a", "Patient/a", "Basic/c", "Patient/b");
  }

  @Test
  void laterRulesDecideWhatEarlierOnesLeaveOpen() {
    put("Basic/a", 1, new IndexEntry.Token("p", "", "x"), new IndexEntry.Numeric("n", 2, 2));
    put("Basic/b", 2, new IndexEntry.Token("p", "", "x"), new IndexEntry.Numeric("n", 1, 1));
    put("Basic/c", 3, new IndexEntry.Token("p", "", "x"), new IndexEntry.Numeric("n", 1, 1));
    put("Basic/d", 4, new IndexEntry.Token("p", "", "w"));

    assertOrder(
        List.of(new Sort("p", Sort.Kind.TOKEN, true), new Sort("n", Sort.Kind.NUMBER, false)),
        "c",
        "b",
        "a",
        "d");
  }

  @Test
  void anUnknownParameterLeavesTheOrderOpen() {
    put("Basic/a", 1, new IndexEntry.Token("p", "", "x"));
    put("Basic/b", 2);

    for (Sort.Kind kind : Sort.Kind.values()) {
      assertOrder(up("unknown", kind), "b", "a");
      assertOrder(down("unknown", kind), "b", "a");
    }
  }

  private static List<Sort> up(String parameter, Sort.Kind kind) {
    return List.of(new Sort(parameter, kind, false));
  }

  private static List<Sort> down(String parameter, Sort.Kind kind) {
    return List.of(new Sort(parameter, kind, true));
  }

  /** Checks one long page and pages of one; names without a type are of the type Basic. */
  private void assertOrder(List<Sort> order, String... names) {
    List<ResourceKey> wanted =
        Arrays.stream(names).map(n -> key(n.contains("/") ? n : "Basic/" + n)).toList();
    try (SearchView view = index().view()) {
      assertThat(search(view, new Query.All(), order)).as("%s", order).isEqualTo(wanted);
      String after = null;
      for (ResourceKey key : wanted) {
        List<SearchView.Hit> page = view.search(new Query.All(), order, 1, after);
        assertThat(page).as("%s after %s", order, after).hasSize(1);
        assertThat(page.get(0).key()).as("%s after %s", order, after).isEqualTo(key);
        after = page.get(0).position();
      }
      assertThat(view.search(new Query.All(), order, 1, after)).isEmpty();
    }
  }
}
