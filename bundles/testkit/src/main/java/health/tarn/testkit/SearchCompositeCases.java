package health.tarn.testkit;

import health.tarn.api.query.Prefix;
import health.tarn.api.query.Query;
import health.tarn.spi.search.IndexEntry;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A composite is decided on one element at a time. */
abstract class SearchCompositeCases extends SearchCases {

  private static final String UCUM = "http://unitsofmeasure.org";

  private static IndexEntry element(IndexEntry... parts) {
    return new IndexEntry.Composite("c", List.of(parts));
  }

  private static Query composite(Query... parts) {
    return new Query.Composite("c", List.of(parts));
  }

  private static IndexEntry code(String code) {
    return new IndexEntry.Token("1", "http://loinc.org", code);
  }

  private static IndexEntry value(double value, String unit) {
    return new IndexEntry.Quantity(
        "2", value, value, UCUM, unit, unit, new IndexEntry.Canonical(value * 2, value * 2, "x"));
  }

  private static Query above(double value) {
    return new Query.Quantity("2", Prefix.GT, value, value, UCUM, "mm[Hg]");
  }

  @Test
  void allPartsMustHoldForOneElement() {
    put(
        "high",
        element(code("sys"), value(150, "mm[Hg]")),
        element(code("dia"), value(80, "mm[Hg]")));
    put(
        "swapped",
        element(code("sys"), value(80, "mm[Hg]")),
        element(code("dia"), value(150, "mm[Hg]")));
    put("unit", element(code("sys"), value(150, "kPa")), element(code("sys"), value(5, "mm[Hg]")));
    put("part", element(code("sys")));

    assertFinds(composite(new Query.Token("1", null, "sys"), above(140)), "high");
    assertFinds(composite(new Query.Token("1", "http://loinc.org", "dia"), above(140)), "swapped");
    assertFinds(composite(new Query.Token("1", "", "sys"), above(1)));
    assertFinds(
        composite(new Query.Token("1", "http://loinc.org", null), above(140)), "high", "swapped");
    assertFinds(
        composite(
            new Query.Token("1", null, "sys"),
            new Query.Quantity("2", Prefix.GE, 300, 300, Query.Quantity.UCUM_CANONICAL, "x")),
        "high",
        "unit");
    assertFinds(composite(new Query.Token("1", null, "sys")), "high", "swapped", "unit", "part");
    assertFinds(composite(), "high", "swapped", "unit", "part");
  }

  @Test
  void valuesOfOneComponentAreAlternatives() {
    put("two", element(code("a"), code("b"), value(1, "mm[Hg]"), value(9, "mm[Hg]")));

    assertFinds(composite(new Query.Token("1", null, "b"), above(5)), "two");
    assertFinds(composite(new Query.Token("1", null, "c"), above(5)));
  }

  @Test
  void partsMayBeOfAnyKind() {
    put(
        "one",
        element(
            new IndexEntry.Reference("1", "Patient/1"),
            new IndexEntry.Text("2", "Ärger"),
            new IndexEntry.Date("3", 10, 20),
            new IndexEntry.Numeric("4", 1.5, 2.5),
            new IndexEntry.Uri("5", "http://example.org/x")),
        element(new IndexEntry.Reference("1", "Patient/2"), new IndexEntry.Text("2", "Freude")));

    Query patient = new Query.Reference("1", Set.of("Patient/1", "Patient/9"));
    assertFinds(composite(patient, new Query.Text("2", Query.TextMatch.STARTS, "arg")), "one");
    assertFinds(composite(patient, new Query.Text("2", Query.TextMatch.CONTAINS, "RG")), "one");
    assertFinds(composite(patient, new Query.Text("2", Query.TextMatch.EXACT, "Freude")));
    assertFinds(composite(patient, new Query.Date("3", Prefix.EQ, 0, 30)), "one");
    assertFinds(composite(patient, new Query.Numeric("4", Prefix.LT, 2, 2)), "one");
    assertFinds(composite(patient, new Query.Uri("5", Query.UriMatch.BELOW, "http://e")), "one");
    assertFinds(composite(patient, new Query.Uri("5", Query.UriMatch.ABOVE, "http://e")));
  }

  @Test
  void partsMayBeCombined() {
    put("a", element(code("a"), value(1, "mm[Hg]")));
    put("b", element(code("b"), value(9, "mm[Hg]")));
    put("ab", element(code("a"), value(9, "mm[Hg]")), element(code("b")));
    Query a = new Query.Token("1", null, "a");
    Query b = new Query.Token("1", null, "b");

    assertFinds(composite(new Query.Or(List.of(a, b)), above(5)), "b", "ab");
    assertFinds(composite(new Query.Not(a)), "b", "ab");
    assertFinds(composite(new Query.And(List.of(a, new Query.Not(above(5))))), "a");
    assertFinds(composite(a, new Query.Present("2")), "a", "ab");
    assertFinds(composite(a, new Query.All()), "a", "ab");
    assertFinds(composite(a, new Query.None()));
  }
}
