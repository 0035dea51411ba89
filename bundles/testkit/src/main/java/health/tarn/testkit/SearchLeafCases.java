package health.tarn.testkit;

import health.tarn.api.query.Prefix;
import health.tarn.api.query.Query;
import health.tarn.api.query.Query.TextMatch;
import health.tarn.api.query.Query.UriMatch;
import health.tarn.spi.search.IndexEntry;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each leaf finds what it says, and and, or, not combine them. */
abstract class SearchLeafCases extends SearchCases {

  private static final String LOINC = "http://loinc.org";
  private static final String UCUM = "http://unitsofmeasure.org";

  @Test
  void tokenFindsBySystemCodeOrBoth() {
    put("both", new IndexEntry.Token("code", LOINC, "1"));
    put("bare", new IndexEntry.Token("code", "", "1"));
    put("longer", new IndexEntry.Token("code", LOINC, "11"));
    put("system", new IndexEntry.Token("code", LOINC, ""));
    put("other", new IndexEntry.Token("codes", LOINC, "1"), new IndexEntry.Uri("code", "1"));
    put("case", new IndexEntry.Token("code", LOINC + "/", "a"));

    assertFinds(new Query.Token("code", LOINC, "1"), "both");
    assertFinds(new Query.Token("code", null, "1"), "both", "bare");
    assertFinds(new Query.Token("code", "", "1"), "bare");
    assertFinds(new Query.Token("code", LOINC, null), "both", "longer", "system");
    assertFinds(new Query.Token("code", "", null), "bare");
    assertFinds(new Query.Token("code", null, null), "both", "bare", "longer", "system", "case");
    assertFinds(new Query.Token("code", null, "A"));
    assertFinds(new Query.Token("code", LOINC, ""), "system");
  }

  @Test
  void textFindsFoldedOrExact() {
    put("accent", new IndexEntry.Text("family", "Müller"));
    put("plain", new IndexEntry.Text("family", "muller"));
    put("longer", new IndexEntry.Text("family", "Muller  von Stein"));
    put("inner", new IndexEntry.Text("family", "van Müller"));
    put("empty", new IndexEntry.Text("family", ""));
    put("other", new IndexEntry.Text("given", "Müller"));

    assertFinds(text(TextMatch.STARTS, "MÜLL"), "accent", "plain", "longer");
    assertFinds(text(TextMatch.STARTS, "muller v"), "longer");
    assertFinds(text(TextMatch.EXACT, "Müller"), "accent");
    assertFinds(text(TextMatch.EXACT, "Muller von Stein"));
    assertFinds(text(TextMatch.EXACT, ""), "empty");
    assertFinds(text(TextMatch.CONTAINS, "ÜLLER"), "accent", "plain", "longer", "inner");
    assertFinds(text(TextMatch.CONTAINS, "r v"), "longer");
    assertFinds(text(TextMatch.CONTAINS, "q"));
    assertFinds(text(TextMatch.STARTS, ""), "accent", "plain", "longer", "inner", "empty");
    assertFinds(text(TextMatch.CONTAINS, "*"));
  }

  private static Query text(TextMatch match, String value) {
    return new Query.Text("family", match, value);
  }

  @Test
  void referenceFindsAnyOfTheTargets() {
    put("one", new IndexEntry.Reference("subject", "Patient/1"));
    put("two", new IndexEntry.Reference("subject", "Patient/2"));
    put("far", new IndexEntry.Reference("subject", "http://other.example/fhir/Patient/1"));
    put("eleven", new IndexEntry.Reference("subject", "Patient/11"));

    assertFinds(new Query.Reference("subject", Set.of("Patient/1")), "one");
    assertFinds(
        new Query.Reference("subject", Set.of("Patient/1", "Patient/2", "Patient/3")),
        "one",
        "two");
    assertFinds(new Query.Reference("subject", Set.of()));
    assertFinds(
        new Query.Reference("subject", Set.of("http://other.example/fhir/Patient/1")), "far");
  }

  @ParameterizedTest
  @EnumSource
  void rangesAreComparedByEachPrefix(Prefix prefix) {
    long[] ends = {Long.MIN_VALUE, 0, 10, 20, 30, 40, Long.MAX_VALUE};
    for (int low = 0; low < ends.length; low++) {
      for (int high = low; high < ends.length; high++) {
        put(
            "r" + low + "-" + high,
            new IndexEntry.Date("date", ends[low], ends[high]),
            new IndexEntry.Numeric("length", number(ends[low]), number(ends[high])),
            new IndexEntry.Quantity(
                "size", number(ends[low]), number(ends[high]), UCUM, "m", "metre", null));
      }
    }
    put("none");

    for (int low = 0; low < ends.length; low++) {
      for (int high = low; high < ends.length; high++) {
        assertAgrees(new Query.Date("date", prefix, ends[low], ends[high]));
        double from = number(ends[low]);
        double to = number(ends[high]);
        assertAgrees(new Query.Numeric("length", prefix, from, to));
        assertAgrees(new Query.Quantity("size", prefix, from, to, UCUM, "m"));
        assertAgrees(new Query.Quantity("size", prefix, from, to, null, null));
      }
    }
  }

  private static double number(long end) {
    if (end == Long.MIN_VALUE) {
      return Double.NEGATIVE_INFINITY;
    }
    return end == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : end / 10.0;
  }

  @Test
  void oneOfSeveralRangesMustFulfilTheCondition() {
    put("two", new IndexEntry.Date("date", 0, 10), new IndexEntry.Date("date", 90, 100));
    put("wide", new IndexEntry.Date("date", 0, 100));

    assertFinds(new Query.Date("date", Prefix.EQ, 0, 10), "two");
    assertFinds(new Query.Date("date", Prefix.EQ, 5, 95));
    assertFinds(new Query.Date("date", Prefix.AP, 40, 60), "wide");
    assertFinds(new Query.Date("date", Prefix.NE, 0, 10), "two", "wide");
  }

  @Test
  void quantityFindsByUnitAndCanonically() {
    IndexEntry.Canonical canonical = new IndexEntry.Canonical(0.005, 0.005, "g");
    put("milli", new IndexEntry.Quantity("dose", 5, 5, UCUM, "mg", "milligram", canonical));
    put("gram", new IndexEntry.Quantity("dose", 0.005, 0.005, UCUM, "g", "g", canonical));
    put("text", new IndexEntry.Quantity("dose", 5, 5, "", "", "mg", null));
    put(
        "mixed",
        new IndexEntry.Quantity("dose", 5, 5, UCUM, "kg", "kg", null),
        new IndexEntry.Quantity("dose", 7, 7, UCUM, "mg", "mg", null));
    put("zero", new IndexEntry.Quantity("dose", -0.0, -0.0, "", "", "", null));

    assertFinds(dose(5, UCUM, "mg"), "milli");
    assertFinds(dose(5, null, "mg"), "milli", "text");
    assertFinds(dose(5, null, "milligram"), "milli");
    assertFinds(dose(5, UCUM, null), "milli", "mixed");
    assertFinds(dose(5, "", "mg"));
    assertFinds(dose(5, "", null), "text");
    assertFinds(dose(5, null, null), "milli", "text", "mixed");
    assertFinds(dose(0.005, Query.Quantity.UCUM_CANONICAL, "g"), "milli", "gram");
    assertFinds(dose(0.005, Query.Quantity.UCUM_CANONICAL, null), "milli", "gram");
    assertFinds(dose(0.005, Query.Quantity.UCUM_CANONICAL, "mg"));
    assertFinds(dose(0, null, null), "zero");
  }

  private static Query dose(double value, @Nullable String system, @Nullable String code) {
    return new Query.Quantity("dose", Prefix.EQ, value, value, system, code);
  }

  @Test
  void uriFindsExactBelowAndAbove() {
    put("root", new IndexEntry.Uri("url", "http://example.org/"));
    put("leaf", new IndexEntry.Uri("url", "http://example.org/a/b"));
    put("empty", new IndexEntry.Uri("url", ""));

    assertFinds(uri(UriMatch.EXACT, "http://example.org/"), "root");
    assertFinds(uri(UriMatch.BELOW, "http://example.org/"), "root", "leaf");
    assertFinds(uri(UriMatch.ABOVE, "http://example.org/a/b"), "root", "leaf", "empty");
    assertFinds(uri(UriMatch.ABOVE, "http://example.org/a"), "root", "empty");
    assertFinds(uri(UriMatch.BELOW, "HTTP://example.org/"));
  }

  private static Query uri(UriMatch match, String value) {
    return new Query.Uri("url", match, value);
  }

  @Test
  void compartmentFindsItsMembers() {
    put("in", new IndexEntry.Compartment("Patient", "1"));
    put(
        "out",
        new IndexEntry.Compartment("Patient", "12"),
        new IndexEntry.Compartment("Device", "1"));

    assertFinds(new Query.Compartment("Patient", "1"), "in");
    assertFinds(new Query.Present("compartment"), "in", "out");
  }

  @Test
  void wordsFindTheWholeExpression() {
    put("one", new IndexEntry.Words("_text", "Chest pain since Monday"));
    put("two", new IndexEntry.Words("_text", "chest"), new IndexEntry.Words("_text", "Pain"));
    put("none", new IndexEntry.Words("_content", "chest pain"));

    assertFinds(new Query.Words("_text", "PAIN, chest"), "one", "two");
    assertFinds(new Query.Words("_text", "pain monday"), "one");
    assertFinds(new Query.Words("_text", "pai"));
    assertFinds(new Query.Words("_text", "-"));
  }

  @Test
  void typeIdAndLastUpdatedFindWithoutEntries() {
    put("Patient/1", 1);
    put("Patient/2", 2);
    put("Group/1", 3);
    long second = EPOCH.plusSeconds(2).toEpochMilli();

    assertFinds(new Query.Type(Set.of("Patient")), "1", "2");
    assertFinds(new Query.Type(Set.of("Patient", "Device")), "1", "2");
    assertFinds(new Query.Type(Set.of()));
    assertFinds(and(new Query.Type(Set.of("Group")), new Query.Id(Set.of("1", "2"))), "1");
    assertFinds(new Query.Id(Set.of("1", "3")), "1");
    assertFinds(
        and(new Query.Not(new Query.Type(Set.of("Group"))), new Query.Id(Set.of("1"))), "1");
    for (Prefix prefix : Prefix.values()) {
      assertAgrees(new Query.Date("_lastUpdated", prefix, second, second));
      assertAgrees(new Query.Date("_lastUpdated", prefix, second + 1, second + 999));
      assertAgrees(new Query.Date("_lastUpdated", prefix, Long.MIN_VALUE, Long.MAX_VALUE));
    }
    assertFinds(new Query.Present("_lastUpdated"), "1", "2");
    assertFinds(new Query.Present("_id"), "1", "2");
  }

  @Test
  void presentFindsEntriesOfAnyKind() {
    put("token", new IndexEntry.Token("x", "", "1"));
    put("text", new IndexEntry.Text("x", ""));
    put("date", new IndexEntry.Date("x", 0, 1));
    put("number", new IndexEntry.Numeric("x", 0, 1));
    put("quantity", new IndexEntry.Quantity("x", 0, 1, "", "", "", null));
    put("reference", new IndexEntry.Reference("x", "Patient/1"));
    put("uri", new IndexEntry.Uri("x", ""));
    put("composite", new IndexEntry.Composite("x", List.of()));
    put("words", new IndexEntry.Words("x", ""));
    put("other", new IndexEntry.Token("x:text", "", "1"), new IndexEntry.Token("xx", "", "1"));

    assertFinds(
        new Query.Present("x"),
        "token",
        "text",
        "date",
        "number",
        "quantity",
        "reference",
        "uri",
        "composite",
        "words");
    assertFinds(and(new Query.Not(new Query.Present("x")), new Query.All()), "other");
  }

  @Test
  void andOrNotCombine() {
    put("a", new IndexEntry.Token("p", "", "a"));
    put("b", new IndexEntry.Token("p", "", "b"));
    put("ab", new IndexEntry.Token("p", "", "a"), new IndexEntry.Token("p", "", "b"));
    Query a = new Query.Token("p", null, "a");
    Query b = new Query.Token("p", null, "b");

    assertFinds(and(a, b), "ab");
    assertFinds(new Query.Or(List.of(a, b)), "a", "b", "ab");
    assertFinds(new Query.Not(a), "b");
    assertFinds(and(a, new Query.Not(b)), "a");
    assertFinds(new Query.Or(List.of(new Query.Not(a), new Query.Not(b))), "a", "b");
    assertFinds(new Query.And(List.of()), "a", "b", "ab");
    assertFinds(new Query.Or(List.of()));
    assertFinds(new Query.Not(new Query.None()), "a", "b", "ab");
    assertFinds(new Query.Not(new Query.Not(a)), "a", "ab");
    assertFinds(and(new Query.All(), new Query.None()));
  }

  @Test
  void anUnknownParameterFindsNothing() {
    put("a", new IndexEntry.Token("p", "", "a"));

    assertFinds(new Query.Token("unknown", null, "a"));
    assertFinds(new Query.Text("unknown", TextMatch.CONTAINS, "a"));
    assertFinds(new Query.Reference("unknown", Set.of("Patient/1")));
    assertFinds(new Query.Date("unknown", Prefix.NE, 0, 1));
    assertFinds(new Query.Numeric("unknown", Prefix.GE, 0, 1));
    assertFinds(new Query.Quantity("unknown", Prefix.GE, 0, 1, UCUM, "m"));
    assertFinds(new Query.Uri("unknown", UriMatch.BELOW, ""));
    assertFinds(new Query.Composite("unknown", List.of()));
    assertFinds(new Query.Words("unknown", "a"));
    assertFinds(new Query.Present("unknown"));
  }

  private static Query and(Query... of) {
    return new Query.And(List.of(of));
  }
}
