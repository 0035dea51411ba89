package health.tarn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.query.Prefix;
import health.tarn.api.query.Query;
import health.tarn.spi.search.IndexChange;
import health.tarn.spi.search.IndexEntry;
import health.tarn.spi.search.SearchView;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An entry that cannot be kept is refused alone, and no query breaks an engine. */
abstract class SearchPoisonCases extends SearchCases {

  private static final String LONG = "x".repeat(100_000);
  private static final IndexEntry GOOD = new IndexEntry.Token("good", "", "yes");
  private static final Query IS_GOOD = new Query.Token("good", null, "yes");

  /** A poison, and the query that finds it if it was kept. */
  static Stream<Arguments> poisons() {
    return Stream.of(
        of("long token", new IndexEntry.Token("p", "", LONG), new Query.Token("p", null, LONG)),
        of("long system", new IndexEntry.Token("p", LONG, "a"), new Query.Token("p", LONG, null)),
        of("long text", new IndexEntry.Text("p", LONG), text(LONG)),
        of("long uri", new IndexEntry.Uri("p", LONG), uri(LONG)),
        of("long reference", new IndexEntry.Reference("p", LONG), reference(LONG)),
        of("long parameter", new IndexEntry.Token(LONG, "", "a"), new Query.Present(LONG)),
        of("long word", new IndexEntry.Words("p", LONG), new Query.Words("p", LONG)),
        of("empty token", new IndexEntry.Token("p", "", ""), new Query.Token("p", "", "")),
        of("empty text", new IndexEntry.Text("p", ""), text("")),
        of("empty uri", new IndexEntry.Uri("p", ""), uri("")),
        of("empty reference", new IndexEntry.Reference("p", ""), reference("")),
        of("empty parameter", new IndexEntry.Token("", "", "a"), new Query.Token("", null, "a")),
        of(
            "zero character",
            new IndexEntry.Token("p", "a\u0000b", "c"),
            new Query.Token("p", "a\u0000b", "c")),
        of(
            "lone surrogate",
            new IndexEntry.Text("p", "a\uD800b"),
            new Query.Text("p", Query.TextMatch.STARTS, "a")),
        of(
            "lone low surrogate",
            new IndexEntry.Token("p", "", "\uDC00"),
            new Query.Token("p", null, null)),
        of(
            "no number",
            new IndexEntry.Numeric("p", Double.NaN, Double.NaN),
            new Query.Present("p")),
        of("half a number", new IndexEntry.Numeric("p", 1, Double.NaN), new Query.Present("p")),
        of(
            "no quantity",
            new IndexEntry.Quantity("p", Double.NaN, 1, "", "", "", null),
            new Query.Present("p")),
        of(
            "long unit",
            new IndexEntry.Quantity("p", 1, 1, "", LONG, "", null),
            new Query.Quantity("p", Prefix.EQ, 1, 1, null, LONG)),
        of("backwards", new IndexEntry.Date("p", 10, 5), new Query.Present("p")),
        of(
            "poison in a composite",
            new IndexEntry.Composite(
                "p",
                List.of(new IndexEntry.Token("1", "", LONG), new IndexEntry.Numeric("2", 1, 1))),
            new Query.Composite("p", List.of(new Query.Numeric("2", Prefix.EQ, 1, 1)))));
  }

  private static Arguments of(String name, IndexEntry poison, Query query) {
    return Arguments.of(name, poison, query);
  }

  private static Query text(String value) {
    return new Query.Text("p", Query.TextMatch.EXACT, value);
  }

  private static Query uri(String value) {
    return new Query.Uri("p", Query.UriMatch.EXACT, value);
  }

  private static Query reference(String value) {
    return new Query.Reference("p", Set.of(value));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("poisons")
  void isFoundOrReportedAndStopsNothing(String name, IndexEntry poison, Query query) {
    List<IndexChange> changes =
        List.of(
            change("Basic/before", 1, true, GOOD),
            change("Basic/poison", 1, true, GOOD, poison),
            change("Basic/after", 1, true, GOOD));
    List<Integer> refused = index().apply(changes, 1);
    index().commit();

    try (SearchView view = index().view()) {
      assertThat(ids(keys(view, IS_GOOD))).containsExactly("after", "before", "poison");
      if (refused.isEmpty()) {
        assertThat(ids(keys(view, query))).as("kept: %s", name).containsExactly("poison");
      } else {
        assertThat(refused).as("refused: %s", name).containsExactly(1);
      }
    }
  }

  @Test
  void positionsAreThoseOfTheListHoweverLargeItIs() {
    List<IndexChange> changes =
        IntStream.range(0, 5_000)
            .mapToObj(i -> change("Basic/" + i, 1, true, i % 1000 == 7 ? poison() : GOOD))
            .toList();
    List<Integer> refused = index().apply(changes, 1);

    if (!refused.isEmpty()) {
      assertThat(refused).containsExactly(7, 1007, 2007, 3007, 4007);
    }
    try (SearchView view = index().view()) {
      assertThat(view.count(new Query.All())).isEqualTo(5_000);
    }
  }

  private static IndexEntry poison() {
    return new IndexEntry.Token("p", "", LONG);
  }

  @Test
  void oddQueriesFindNothingAndBreakNothing() {
    apply(List.of(change("Basic/1", 1, true, GOOD, new IndexEntry.Numeric("n", 1, 1))));
    Query[] odd = {
      new Query.Token("good", null, LONG),
      new Query.Token("good", LONG, null),
      new Query.Token("good", null, "yes\u0000"),
      new Query.Token(LONG, null, "yes"),
      new Query.Token("good", null, "\uD800"),
      new Query.Text("good", Query.TextMatch.CONTAINS, LONG),
      new Query.Uri("good", Query.UriMatch.ABOVE, LONG),
      new Query.Uri("good", Query.UriMatch.BELOW, LONG),
      new Query.Reference("good", Set.of(LONG, "")),
      new Query.Numeric("n", Prefix.EQ, Double.NaN, Double.NaN),
      new Query.Numeric("n", Prefix.EQ, 2, 0),
      new Query.Date("_lastUpdated", Prefix.EQ, 2, 0),
      new Query.Compartment(LONG, LONG),
      new Query.Id(Set.of(LONG, "no/id", "")),
      new Query.Type(Set.of(LONG, ""))
    };

    for (Query query : odd) {
      assertAgrees(query);
      assertAgrees(new Query.Not(query));
    }
  }
}
