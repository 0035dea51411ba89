package health.tarn.fhir.match;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.ResourceKey;
import health.tarn.api.query.Prefix;
import health.tarn.api.query.Query;
import health.tarn.spi.search.IndexEntry;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MatcherTest {

  private static final ResourceKey KEY = new ResourceKey("Observation", "o1");
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");

  @Nested
  class Tokens {
    private final IndexEntry value = new IndexEntry.Token("code", "http://loinc.org", "8480-6");
    private final IndexEntry bare = new IndexEntry.Token("code", "", "8480-6");

    @Test
    void matchAnySystemNoSystemAndTheSystemAlone() {
      assertThat(matches(token(null, "8480-6"), value)).isTrue();
      assertThat(matches(token("", "8480-6"), value)).isFalse();
      assertThat(matches(token("", "8480-6"), bare)).isTrue();
      assertThat(matches(token("http://loinc.org", null), value)).isTrue();
      assertThat(matches(token("http://loinc.org", null), bare)).isFalse();
    }

    @Test
    void compareTheCaseToo() {
      assertThat(
              matches(
                  new Query.Token("code", null, "ABC"), new IndexEntry.Token("code", "", "abc")))
          .isFalse();
    }

    private Query token(@Nullable String system, @Nullable String code) {
      return new Query.Token("code", system, code);
    }
  }

  @Nested
  class Quantities {
    private final IndexEntry value =
        new IndexEntry.Quantity(
            "value-quantity",
            5.35,
            5.45,
            "http://unitsofmeasure.org",
            "mg",
            "milligram",
            new IndexEntry.Canonical(0.00535, 0.00545, "g"));

    @Test
    void matchTheUnitByCodeOrByNameOnlyWithoutASystem() {
      assertThat(matches(quantity(null, "mg"), value)).isTrue();
      assertThat(matches(quantity(null, "milligram"), value)).isTrue();
      assertThat(matches(quantity("http://unitsofmeasure.org", "milligram"), value)).isFalse();
      assertThat(matches(quantity("http://unitsofmeasure.org", "mg"), value)).isTrue();
      assertThat(matches(quantity("", "mg"), value)).isFalse();
    }

    @Test
    void compareCanonicalWithCanonical() {
      Query canonical =
          new Query.Quantity(
              "value-quantity", Prefix.GT, 0.005, 0.005, Query.Quantity.UCUM_CANONICAL, "g");

      assertThat(matches(canonical, value)).isTrue();
      assertThat(matches(quantity(Query.Quantity.UCUM_CANONICAL, "g"), value)).isFalse();
    }

    private Query quantity(@Nullable String system, @Nullable String code) {
      return new Query.Quantity("value-quantity", Prefix.EQ, 5, 6, system, code);
    }
  }

  @Nested
  class Composites {
    private final Query query =
        new Query.Composite(
            "code-value",
            List.of(
                new Query.Token("1", null, "systolic"),
                new Query.Numeric("2", Prefix.GT, 140, 140)));

    @Test
    void needOneElementThatFulfilsAllParts() {
      assertThat(matches(query, element("systolic", 150), element("diastolic", 90))).isTrue();
      assertThat(matches(query, element("systolic", 120), element("diastolic", 150))).isFalse();
    }

    private IndexEntry element(String code, double value) {
      return new IndexEntry.Composite(
          "code-value",
          List.of(new IndexEntry.Token("1", "", code), new IndexEntry.Numeric("2", value, value)));
    }
  }

  @Test
  void decidesTypeIdAndInstantOnTheKey() {
    assertThat(matches(new Query.Type(Set.of("Observation")))).isTrue();
    assertThat(matches(new Query.Id(Set.of("o2")))).isFalse();
    long millis = AT.toEpochMilli();
    assertThat(matches(new Query.Date("_lastUpdated", Prefix.EQ, millis, millis))).isTrue();
    assertThat(matches(new Query.Date("_lastUpdated", Prefix.GT, millis, millis))).isFalse();
    assertThat(matches(new Query.Present("_lastUpdated"))).isTrue();
  }

  @Test
  void foldsStringsUnlessTheyMustBeExact() {
    IndexEntry name = new IndexEntry.Text("family", "Müller  Ångström");

    assertThat(matches(new Query.Text("family", Query.TextMatch.STARTS, "MULLER a"), name))
        .isTrue();
    assertThat(matches(new Query.Text("family", Query.TextMatch.CONTAINS, "angs"), name)).isTrue();
    assertThat(matches(new Query.Text("family", Query.TextMatch.EXACT, "Müller Ångström"), name))
        .isFalse();
  }

  @Test
  void readsEmptyAndAndOrAsTheirNeutralElements() {
    assertThat(matches(new Query.And(List.of()))).isTrue();
    assertThat(matches(new Query.Or(List.of()))).isFalse();
    assertThat(matches(new Query.Not(new Query.Or(List.of())))).isTrue();
  }

  @Test
  void wantsEveryWord() {
    IndexEntry words = new IndexEntry.Words("_text", "Chest pain, since Monday");

    assertThat(matches(new Query.Words("_text", "pain CHEST"), words)).isTrue();
    assertThat(matches(new Query.Words("_text", "chest pa"), words)).isFalse();
    assertThat(matches(new Query.Words("_text", "  "), words)).isFalse();
  }

  private static boolean matches(Query query, IndexEntry... entries) {
    return Matcher.of(query).matches(KEY, AT, List.of(entries));
  }
}
