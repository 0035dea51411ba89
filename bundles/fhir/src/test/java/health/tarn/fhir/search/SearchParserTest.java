package health.tarn.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.Issue;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import health.tarn.api.query.Prefix;
import health.tarn.api.query.Query;
import health.tarn.api.query.Query.TextMatch;
import health.tarn.api.query.Query.UriMatch;
import health.tarn.api.query.Sort;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchParserTest {

  private static final Instant NOW = Instant.parse("2020-01-11T00:00:00Z");
  private static final String DAY = "2020-01-01";
  private static final long LOW = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
  private static final long HIGH = Instant.parse("2020-01-01T23:59:59.999Z").toEpochMilli();

  private static final SearchParser PARSER =
      new SearchParser(
          SearchParameters.r4(), new Ucum(), SearchOptions.DEFAULT, InstantSource.fixed(NOW));

  @Nested
  class Values {

    @Test
    void ofTokens() {
      assertThat(flat("Observation", "code", "1234-5"))
          .isEqualTo(new Query.Token("code", null, "1234-5"));
      assertThat(flat("Observation", "code", "http://loinc.org|1234-5"))
          .isEqualTo(new Query.Token("code", "http://loinc.org", "1234-5"));
      assertThat(flat("Observation", "code", "|x")).isEqualTo(new Query.Token("code", "", "x"));
      assertThat(flat("Observation", "code", "http://x|"))
          .isEqualTo(new Query.Token("code", "http://x", null));
    }

    @Test
    void areAlternativesUnlessTheCommaIsEscaped() {
      assertThat(flat("Observation", "code", "a,b"))
          .isEqualTo(
              new Query.Or(
                  List.of(new Query.Token("code", null, "a"), new Query.Token("code", null, "b"))));
      assertThat(flat("Observation", "code", "a\\,b\\|c\\$d\\\\e"))
          .isEqualTo(new Query.Token("code", null, "a,b|c$d\\e"));
    }

    @Test
    void areAllMeantWhenAParameterIsRepeated() {
      assertThat(flat("Patient", "given", "a", "given", "b"))
          .isEqualTo(
              new Query.And(
                  List.of(
                      new Query.Text("given", TextMatch.STARTS, "a"),
                      new Query.Text("given", TextMatch.STARTS, "b"))));
    }

    @Test
    void ofReferences() {
      assertThat(flat("Observation", "subject", "Patient/1/_history/2"))
          .isEqualTo(new Query.Reference("subject", Set.of("Patient/1")));
      assertThat(flat("Observation", "subject", "1"))
          .isEqualTo(
              new Query.Reference(
                  "subject", Set.of("Patient/1", "Group/1", "Device/1", "Location/1")));
      assertThat(flat("Observation", "subject:Patient", "1"))
          .isEqualTo(new Query.Reference("subject", Set.of("Patient/1")));
      assertThat(flat("Observation", "patient", "Patient/1,http://x/Patient/2"))
          .isEqualTo(new Query.Reference("patient", Set.of("Patient/1", "http://x/Patient/2")));
    }

    @Test
    void ofDatesCoverTheirPrecision() {
      assertThat(flat("Patient", "birthdate", DAY))
          .isEqualTo(new Query.Date("birthdate", Prefix.EQ, LOW, HIGH));
      assertThat(flat("Patient", "birthdate", "ge" + DAY))
          .isEqualTo(new Query.Date("birthdate", Prefix.GE, LOW, HIGH));
      assertThat(flat("Patient", "_lastUpdated", "sa" + DAY))
          .isEqualTo(new Query.Date("_lastUpdated", Prefix.SA, LOW, HIGH));
    }

    @Test
    void ofDatesMayHaveAZoneWhosePlusWasLost() {
      assertThat(flat("Encounter", "date", "2020-01-01T02:00 02:00"))
          .isEqualTo(new Query.Date("date", Prefix.EQ, LOW, LOW + 59_999));
    }

    @Test
    void aboutADateReachATenthOfItsDistance() {
      long spread = (NOW.toEpochMilli() - HIGH) / 10;

      assertThat(flat("Patient", "birthdate", "ap" + DAY))
          .isEqualTo(new Query.Date("birthdate", Prefix.AP, LOW - spread, HIGH + spread));
    }

    @Test
    void ofNumbersCoverTheirPrecisionOnlyWhereItCounts() {
      assertThat(flat("RiskAssessment", "probability", "0.5"))
          .isEqualTo(new Query.Numeric("probability", Prefix.EQ, 0.45, Math.nextDown(0.55)));
      assertThat(flat("RiskAssessment", "probability", "gt0.5"))
          .isEqualTo(new Query.Numeric("probability", Prefix.GT, 0.5, 0.5));
      assertThat(flat("RiskAssessment", "probability", "ap10"))
          .isEqualTo(new Query.Numeric("probability", Prefix.AP, 9, 11));
    }

    @Test
    void ofQuantitiesInUcumAreCanonical() {
      assertThat(flat("Observation", "value-quantity", "lt5.4|http://unitsofmeasure.org|mg"))
          .isEqualTo(
              new Query.Quantity(
                  "value-quantity", Prefix.LT, 0.0054, 0.0054, Query.Quantity.UCUM_CANONICAL, "g"));
      assertThat(flat("Observation", "value-quantity", "5||mg"))
          .isEqualTo(
              new Query.Quantity("value-quantity", Prefix.EQ, 4.5, Math.nextDown(5.5), null, "mg"));
      assertThat(flat("Observation", "value-quantity", "5"))
          .isEqualTo(
              new Query.Quantity("value-quantity", Prefix.EQ, 4.5, Math.nextDown(5.5), null, null));
      assertThat(flat("Observation", "value-quantity", "7|http://unitsofmeasure.org|[pH]"))
          .isEqualTo(
              new Query.Quantity(
                  "value-quantity", Prefix.EQ, 6.5, Math.nextDown(7.5), Ucum.SYSTEM, "[pH]"));
    }

    @Test
    void ofComposites() {
      assertThat(flat("Observation", "code-value-quantity", "http://loinc.org|1$gt5"))
          .isEqualTo(
              new Query.Composite(
                  "code-value-quantity",
                  List.of(
                      new Query.Token("1", "http://loinc.org", "1"),
                      new Query.Quantity("2", Prefix.GT, 5, 5, null, null))));
      assertThat(flat("DocumentReference", "relationship", "replaces$DocumentReference/1"))
          .isEqualTo(
              new Query.Composite(
                  "relationship",
                  List.of(
                      new Query.Token("1", null, "replaces"),
                      new Query.Reference("2", Set.of("DocumentReference/1")))));
    }

    @Test
    void nearAPlaceAreInABox() {
      Query query = flat("Location", "near", "0|179.9|111194.9|m");

      assertThat(query).isInstanceOf(Query.Or.class);
      assertThat(((Query.Or) query).of()).hasSize(2);
      assertThat(flat("Location", "near", "89.9|10|50|km"))
          .isInstanceOfSatisfying(
              Query.Composite.class,
              box ->
                  assertThat(box.parts().get(1))
                      .isEqualTo(new Query.Numeric("2", Prefix.EQ, -180, 180)));
    }
  }

  @Nested
  class Modifiers {

    @Test
    void negateAndAskForPresence() {
      assertThat(flat("Observation", "status:not", "final,amended"))
          .isEqualTo(
              new Query.Not(
                  new Query.Or(
                      List.of(
                          new Query.Token("status", null, "final"),
                          new Query.Token("status", null, "amended")))));
      assertThat(flat("Patient", "birthdate:missing", "true"))
          .isEqualTo(new Query.Not(new Query.Present("birthdate")));
      assertThat(flat("Patient", "birthdate:missing", "false"))
          .isEqualTo(new Query.Present("birthdate"));
    }

    @Test
    void findPresentWhatIsOnlyATextOrAnIdentifier() {
      assertThat(flat("Observation", "code:missing", "false"))
          .isEqualTo(
              new Query.Or(List.of(new Query.Present("code"), new Query.Present("code:text"))));
      assertThat(flat("Observation", "subject:missing", "false"))
          .isEqualTo(
              new Query.Or(
                  List.of(new Query.Present("subject"), new Query.Present("subject:identifier"))));
    }

    @Test
    void sayHowTextsAreCompared() {
      assertThat(flat("Patient", "name:exact", "A"))
          .isEqualTo(new Query.Text("name", TextMatch.EXACT, "A"));
      assertThat(flat("Patient", "name:contains", "A"))
          .isEqualTo(new Query.Text("name", TextMatch.CONTAINS, "A"));
      assertThat(flat("Observation", "code:text", "weight"))
          .isEqualTo(new Query.Text("code:text", TextMatch.STARTS, "weight"));
    }

    @Test
    void lookAtIdentifiers() {
      assertThat(flat("Patient", "identifier:of-type", "http://t|MR|12"))
          .isEqualTo(new Query.Token("identifier:of-type", "http://t", "MR|12"));
      assertThat(flat("Observation", "subject:identifier", "http://h|9"))
          .isEqualTo(new Query.Token("subject:identifier", "http://h", "9"));
    }

    @Test
    void compareUris() {
      assertThat(flat("ValueSet", "url:below", "http://x"))
          .isEqualTo(new Query.Uri("url", UriMatch.BELOW, "http://x"));
      assertThat(flat("ValueSet", "url:above", "http://x"))
          .isEqualTo(new Query.Uri("url", UriMatch.ABOVE, "http://x"));
      assertThat(flat("ValueSet", "_profile", "http://x|1"))
          .isEqualTo(new Query.Uri("_profile", UriMatch.EXACT, "http://x|1"));
    }
  }

  @Nested
  class Joins {

    @Test
    void chainToOneType() {
      assertThat(request("Observation", "subject:Patient.name", "peter").condition())
          .isEqualTo(
              new Condition.Chain(
                  "subject",
                  Set.of("Patient"),
                  new Condition.Flat(new Query.Text("name", TextMatch.STARTS, "peter"))));
    }

    @Test
    void chainToAllTypesThatKnowTheRest() {
      assertThat(request("Observation", "subject.identifier", "1").condition())
          .isEqualTo(
              new Condition.Chain(
                  "subject",
                  Set.of("Patient", "Group", "Device", "Location"),
                  new Condition.Flat(new Query.Token("identifier", null, "1"))));
      assertThat(request("Observation", "subject.birthdate", DAY).condition())
          .isEqualTo(
              new Condition.Chain(
                  "subject",
                  Set.of("Patient"),
                  new Condition.Flat(new Query.Date("birthdate", Prefix.EQ, LOW, HIGH))));
    }

    @Test
    void chainApartWhereTheTypesDiffer() {
      // An id alone is one of a Patient here, of a Patient or a Group there.
      assertThat(request("List", "item.subject", "1").condition())
          .isInstanceOfSatisfying(
              Condition.AnyOf.class,
              any ->
                  assertThat(any.of())
                      .hasSizeGreaterThan(2)
                      .allSatisfy(one -> assertThat(one).isInstanceOf(Condition.Chain.class)));
    }

    @Test
    void chainOverSeveralReferences() {
      assertThat(
              request("Observation", "patient.general-practitioner:Practitioner.name:exact", "X")
                  .condition())
          .isEqualTo(
              new Condition.Chain(
                  "patient",
                  Set.of("Patient"),
                  new Condition.Chain(
                      "general-practitioner",
                      Set.of("Practitioner"),
                      new Condition.Flat(new Query.Text("name", TextMatch.EXACT, "X")))));
    }

    @Test
    void goBackwards() {
      assertThat(
              request("Patient", "_has:Observation:patient:_has:AuditEvent:entity:agent", "P/1,Q/2")
                  .condition())
          .isInstanceOfSatisfying(
              Condition.Has.class,
              has -> {
                assertThat(has.type()).isEqualTo("Observation");
                assertThat(has.of()).isInstanceOf(Condition.Has.class);
              });
      assertThat(request("Patient", "_has:Observation:patient:code", "1").condition())
          .isEqualTo(
              new Condition.Has(
                  "Observation",
                  "patient",
                  new Condition.Flat(new Query.Token("code", null, "1"))));
    }

    @Test
    void standBesideTheFlatConditions() {
      assertThat(
              request(
                      "Patient",
                      "_has:Observation:patient:code",
                      "1",
                      "gender",
                      "male",
                      "_list",
                      "7")
                  .condition())
          .isInstanceOfSatisfying(
              Condition.AllOf.class,
              all ->
                  assertThat(all.of())
                      .hasSize(3)
                      .startsWith(new Condition.Flat(new Query.Token("gender", null, "male")))
                      .endsWith(new Condition.OnList(Set.of("7"))));
    }

    @Test
    void ofCompartmentsAreConditions() {
      assertThat(PARSER.compartment(new ResourceKey("Patient", "1")))
          .isEqualTo(new Condition.Flat(new Query.Compartment("Patient", "1")));
      assertThatThrownBy(() -> PARSER.compartment(new ResourceKey("Location", "1")))
          .isInstanceOf(LakeException.class)
          .hasMessageContaining("Patient");
    }
  }

  @Nested
  class Results {

    @Test
    void areIncluded() {
      SearchRequest request =
          request(
              "Observation",
              "_include",
              "Observation:subject:Patient",
              "_include:iterate",
              "Patient:general-practitioner",
              "_include",
              "*",
              "_revinclude",
              "Provenance:target");
      assertThat(request.includes())
          .containsExactly(
              new Include("Observation", "subject", "Patient", false),
              new Include("Patient", "general-practitioner", null, true),
              new Include(null, null, null, false));
      assertThat(request.revIncludes())
          .containsExactly(new Include("Provenance", "target", null, false));
    }

    @Test
    void areSorted() {
      assertThat(request("Patient", "_sort", "-birthdate,family,_id,-_lastUpdated").sort())
          .containsExactly(
              new Sort("birthdate", Sort.Kind.DATE, true),
              new Sort("family", Sort.Kind.STRING, false),
              new Sort("_id", Sort.Kind.TOKEN, false),
              new Sort("_lastUpdated", Sort.Kind.DATE, true));
    }

    @Test
    void areCounted() {
      assertThat(request("Patient").count()).isEqualTo(50);
      assertThat(request("Patient", "_count", "0").count()).isZero();
      assertThat(request("Patient", "_count", "999999").count()).isEqualTo(1_000);
      assertThat(request("Patient", "_total", "accurate").total())
          .isEqualTo(SearchRequest.Total.ACCURATE);
      assertThat(request("Patient", "_summary", "count").summary())
          .isEqualTo(SearchRequest.Summary.COUNT);
      assertThat(request("Patient", "_elements", "name,birthDate").elements())
          .containsExactlyInAnyOrder("name", "birthDate");
    }

    @Test
    void areOfSeveralTypes() {
      SearchRequest request =
          request(null, "_type", "Patient,Observation", "_id", "1", "_format", "json");

      assertThat(request.types()).containsExactlyInAnyOrder("Patient", "Observation");
      assertThat(request.condition()).isEqualTo(new Condition.Flat(new Query.Id(Set.of("1"))));
      assertThat(request.understood())
          .containsExactly(
              new Parameter("_type", "Patient,Observation"), new Parameter("_id", "1"));
      assertThat(request(null, "_type", "Condition,Procedure", "patient", "Patient/1").types())
          .hasSize(2);
    }

    @Test
    void areAllWithoutAnyParameter() {
      assertThat(request("Patient").condition()).isEqualTo(new Condition.Flat(new Query.All()));
    }
  }

  @Nested
  class Refusals {

    @ParameterizedTest
    @CsvSource(
        delimiter = '~',
        value = {
          "brithdate~2000~did you mean birthdate?",
          "nothing-like-it~x~known are ",
          "birthdate:exact~2000~no modifier 'exact'; known are missing",
          "name:exat~x~did you mean exact?",
          "general-practitioner:Patient~1~no modifier 'Patient'",
          "birthdate~soon~is no date",
          "gender~a|b|c~is no token",
          "gender~''~has an empty value",
          "gender:missing~maybe~is true or false",
          "identifier:of-type~MR|12~is not system|code|value",
          "organization~#x~is no reference",
          "organization:Organization~Patient/1~a reference to another type",
          "_has:Observation:code~x~_has:Type:reference:parameter",
          "_has:Observation:code:status~x~is no reference but a token",
          "_has:Observation:focis:status~x~did you mean focus?",
          "_has:Obsevation:patient:code~x~did you mean Observation?",
          "_has:Claim:care-team:status~x~never refers to Patient",
          "gender.name~x~is no reference but a token",
          "organization.nam~x~did you mean name?",
          "organization:Patient.name~x~never refers to Patient",
          "_include~Patient~is not Type:reference",
          "_include~Patient:gender~is no reference",
          "_include:all~Patient:link~known is iterate",
          "_include~Patient:general-practitioner:Device~never refers to Device",
          "_sort~-birthdat~did you mean birthdate?",
          "_count~-1~no whole number",
          "_count~many~no whole number",
          "_total~some~none, estimate, accurate",
          "_summary~all~false, true, text, data, count",
          "_elements~nam~no element of Patient",
          "_contained~true~contained resources are not searched",
          "_id~a b~is no id",
          "_id:exact~a~no modifier 'exact'",
          "_text~x~full text is off",
          "_filter~x~no search parameter '_filter'",
          "_query~x~no search parameter '_query'",
          "_list~$current-problems~is no id",
        })
    void sayWhatWouldBeRight(String name, String value, String message) {
      assertThatThrownBy(() -> request("Patient", name, value))
          .isInstanceOfSatisfying(
              LakeException.class,
              e -> {
                assertThat(e.problem()).isEqualTo(Problem.INVALID);
                assertThat(e).hasMessageContaining(message);
                assertThat(e.issues()).hasSize(1);
              });
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '~',
        value = {
          "value-quantity~5|mg~is no quantity",
          "value-quantity~x||mg~is no number",
          "code-value-quantity~a~1 parts instead of 2",
          "near~x~no search parameter",
          "_sort~code-value-quantity~cannot be sorted",
        })
    void ofOtherTypesToo(String name, String value, String message) {
      assertThatThrownBy(() -> request("Observation", name, value))
          .isInstanceOf(LakeException.class)
          .hasMessageContaining(message);
    }

    @Test
    void nameEveryParameterButNoValue() {
      assertThatThrownBy(() -> request("Patient", "birthdate", "Miller", "nam", "Miller"))
          .isInstanceOfSatisfying(
              LakeException.class,
              e -> {
                assertThat(e.issues()).hasSize(2);
                assertThat(e.issues().toString()).doesNotContain("Miller");
              });
    }

    @Test
    void ofATypeThatIsNone() {
      assertThatThrownBy(() -> request("Patent"))
          .isInstanceOfSatisfying(
              LakeException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_FOUND))
          .hasMessageContaining("did you mean Patient?");
    }

    @Test
    void areWarningsWhenLenient() {
      SearchRequest request =
          PARSER.parse("Patient", parameters("nam", "x", "gender", "male"), Handling.LENIENT);

      assertThat(request.condition())
          .isEqualTo(new Condition.Flat(new Query.Token("gender", null, "male")));
      assertThat(request.understood()).containsExactly(new Parameter("gender", "male"));
      assertThat(request.warnings())
          .singleElement()
          .satisfies(
              issue -> {
                assertThat(issue.severity()).isEqualTo(Issue.Severity.WARNING);
                assertThat(issue.diagnostics()).contains("did you mean name?");
              });
    }

    @Test
    void remainWhenALenientSearchNamesNoTypeThatExists() {
      assertThatThrownBy(() -> PARSER.parse(null, parameters("_type", "Patent"), Handling.LENIENT))
          .isInstanceOf(LakeException.class);
    }

    @Test
    void ofEndlessChainsAndLists() {
      String chain = "link:Patient.".repeat(20) + "name";
      assertThatThrownBy(() -> request("Patient", chain, "x"))
          .isInstanceOf(LakeException.class)
          .hasMessageContaining("10 references");
      assertThatThrownBy(() -> request("Patient", "name", "x,".repeat(2_000) + "x"))
          .isInstanceOf(LakeException.class)
          .hasMessageContaining("2001 values");
    }
  }

  private static Query flat(String type, String... namesAndValues) {
    Condition condition = request(type, namesAndValues).condition();
    assertThat(condition).isInstanceOf(Condition.Flat.class);
    return ((Condition.Flat) condition).query();
  }

  private static SearchRequest request(@Nullable String type, String... namesAndValues) {
    return PARSER.parse(type, parameters(namesAndValues), Handling.STRICT);
  }

  private static List<Parameter> parameters(String... namesAndValues) {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.add(new Parameter(namesAndValues[i], namesAndValues[i + 1]));
    }
    return parameters;
  }
}
