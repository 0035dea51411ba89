package health.tarn.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.LakeException;
import health.tarn.fhir.definition.SearchParameterDefinition;
import health.tarn.fhir.json.Json;
import health.tarn.spi.search.IndexEntry;
import health.tarn.spi.search.IndexEntry.Canonical;
import health.tarn.spi.search.IndexEntry.Compartment;
import health.tarn.spi.search.IndexEntry.Composite;
import health.tarn.spi.search.IndexEntry.Date;
import health.tarn.spi.search.IndexEntry.Numeric;
import health.tarn.spi.search.IndexEntry.Quantity;
import health.tarn.spi.search.IndexEntry.Reference;
import health.tarn.spi.search.IndexEntry.Text;
import health.tarn.spi.search.IndexEntry.Token;
import health.tarn.spi.search.IndexEntry.Uri;
import health.tarn.spi.search.IndexEntry.Words;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExtractorTest {

  private static final String LOINC = "http://loinc.org";

  private static final Extractor EXTRACTOR = new Extractor(SearchParameters.r4(), new Ucum());

  @Nested
  class Compilation {

    @Test
    void leavesOutNoParameterOfR4() {
      assertThat(EXTRACTOR.uncompiled()).isEmpty();
    }

    /** Each is a choice of which one type has no value in parameters of that kind. */
    @Test
    void namesTheTypesOfElementsThatHaveNoValue() {
      assertThat(EXTRACTOR.withoutValues())
          .extracting(gap -> gap.type() + "." + gap.code() + " " + gap.reason())
          .containsExactlyInAnyOrder(
              // A date that is a text, or a person's age, is no date.
              "CarePlan.activity-date string",
              "Immunization.date string",
              "Procedure.date Age",
              "Procedure.date Range",
              "Procedure.date string",
              // An attachment is no reference.
              "Consent.source-reference Attachment",
              // The value is compared like a token, which these are not.
              "Group.characteristic-value Quantity",
              "Group.characteristic-value Range",
              "Group.characteristic-value Reference");
    }

    @Test
    void saysWhyACustomExpressionIsNotCompiled() {
      Extractor extractor = custom("Patient.name.given.upper()");

      assertThat(extractor.uncompiled())
          .containsExactly(
              new Extractor.Gap("Patient", "c", "the function upper() is not supported"));
    }

    @Test
    void findsExtensionsOfElementsAndOfPrimitives() {
      String patient =
          """
          {"resourceType":"Patient",
           "extension":[{"url":"http://a","valueCode":"x"},{"url":"http://b","valueCode":"y"}],
           "birthDate":"1970-01-01",
           "_birthDate":{"extension":[{"url":"http://a","valueString":"z"}]}}
          """;
      assertThat(of(custom("Patient.extension('http://a').value"), patient, "c"))
          .containsExactly(new Token("c", "", "x"));
      assertThat(
              of(
                  custom("Patient.birthDate.extension.where(url = 'http://a').value as string"),
                  patient,
                  "c"))
          .containsExactly(new Token("c", "", "z"));
    }

    private static Extractor custom(String expression) {
      Json json =
          json(
              "{\"resourceType\":\"SearchParameter\",\"url\":\"http://x\",\"code\":\"c\","
                  + "\"type\":\"token\",\"base\":[\"Patient\"],\"expression\":\""
                  + expression
                  + "\"}");
      return new Extractor(
          SearchParameters.with(List.of(SearchParameterDefinition.read(json, json.root()))),
          new Ucum());
    }
  }

  @Nested
  class Tokens {

    @Test
    void haveSystemCodeAndTexts() {
      String observation =
          """
          {"resourceType":"Observation","code":{"text":"Weight","coding":[
           {"system":"http://loinc.org","code":"29463-7","display":"Body Weight"},
           {"code":"w"},{"system":"http://x"},{"display":"Weight"},
           {"system":"http://loinc.org","code":"29463-7"}]}}
          """;
      assertThat(of(observation, "code"))
          .containsExactly(
              new Token("code", LOINC, "29463-7"),
              new Token("code", "", "w"),
              new Token("code", "http://x", ""));
      assertThat(of(observation, "code:text"))
          .containsExactly(new Text("code:text", "Weight"), new Text("code:text", "Body Weight"));
    }

    @Test
    void haveTheSystemOfARequiredCode() {
      String patient = "{\"resourceType\":\"Patient\",\"gender\":\"male\",\"active\":true}";

      assertThat(of(patient, "gender"))
          .containsExactly(
              new Token("gender", "http://hl7.org/fhir/administrative-gender", "male"));
      assertThat(of(patient, "active")).containsExactly(new Token("active", "", "true"));
    }

    @Test
    void ofIdentifiersAreFoundByTheirTypeToo() {
      String patient =
          """
          {"resourceType":"Patient","identifier":[{"system":"http://h","value":"12","type":
           {"text":"Record number","coding":[{"system":"http://t","code":"MR"}]}}]}
          """;
      assertThat(of(patient, "identifier"))
          .containsExactly(new Token("identifier", "http://h", "12"));
      assertThat(of(patient, "identifier:of-type"))
          .containsExactly(new Token("identifier:of-type", "http://t", "MR|12"));
      assertThat(of(patient, "identifier:text"))
          .containsExactly(new Text("identifier:text", "Record number"));
    }

    @Test
    void ofContactPointsAreTheirValues() {
      String patient =
          """
          {"resourceType":"Patient","telecom":[{"system":"phone","value":"555"},
           {"system":"email","value":"a@b.c"}]}
          """;
      assertThat(of(patient, "phone")).containsExactly(new Token("phone", "", "555"));
      assertThat(of(patient, "email")).containsExactly(new Token("email", "", "a@b.c"));
      assertThat(of(patient, "telecom")).hasSize(2);
    }

    @Test
    void sayWhetherAPatientIsDead() {
      assertThat(of("{\"resourceType\":\"Patient\"}", "deceased"))
          .containsExactly(new Token("deceased", "", "false"));
      assertThat(of("{\"resourceType\":\"Patient\",\"deceasedBoolean\":false}", "deceased"))
          .containsExactly(new Token("deceased", "", "false"));
      assertThat(of("{\"resourceType\":\"Patient\",\"deceasedDateTime\":\"2001\"}", "deceased"))
          .containsExactly(new Token("deceased", "", "true"));
    }
  }

  @Nested
  class Strings {

    @Test
    void ofNamesAndAddressesAreTheirParts() {
      String patient =
          """
          {"resourceType":"Patient","name":[{"use":"official","family":"Chalmers",
           "given":["Peter",null,"James"],"_given":[null,{"id":"x"},null],"prefix":["Dr."]}],
           "address":[{"line":["1 Main St"],"city":"Erewhon","postalCode":"3999","type":"both"}]}
          """;
      assertThat(of(patient, "name"))
          .containsExactly(
              new Text("name", "Chalmers"),
              new Text("name", "Peter"),
              new Text("name", "James"),
              new Text("name", "Dr."));
      assertThat(of(patient, "given"))
          .containsExactly(new Text("given", "Peter"), new Text("given", "James"));
      assertThat(of(patient, "address"))
          .containsExactly(
              new Text("address", "1 Main St"),
              new Text("address", "Erewhon"),
              new Text("address", "3999"));
    }
  }

  @Nested
  class References {

    @Test
    void loseTheirVersionAndSayTheirIdentifier() {
      String observation =
          """
          {"resourceType":"Observation","subject":{"reference":"Patient/1/_history/2",
           "identifier":{"system":"http://h","value":"9"}}}
          """;
      assertThat(of(observation, "subject")).containsExactly(new Reference("subject", "Patient/1"));
      assertThat(of(observation, "patient")).containsExactly(new Reference("patient", "Patient/1"));
      assertThat(of(observation, "subject:identifier"))
          .containsExactly(new Token("subject:identifier", "http://h", "9"));
    }

    @Test
    void toElsewhereStayAsTheyStand() {
      assertThat(of(performer("http://other/fhir/Practitioner/1"), "performer"))
          .containsExactly(new Reference("performer", "http://other/fhir/Practitioner/1"));
      assertThat(of(performer("urn:uuid:5"), "performer"))
          .containsExactly(new Reference("performer", "urn:uuid:5"));
    }

    @Test
    void toContainedResourcesAndSearchesAreNone() {
      assertThat(of(performer("#p"), "performer")).isEmpty();
      assertThat(of(performer("Practitioner?identifier=1"), "performer")).isEmpty();
    }

    @Test
    void areOfTheTypeThatTheParameterAsksFor() {
      assertThat(of(subject("Group/1"), "patient")).isEmpty();
      assertThat(of(subject("http://other/Patient/1"), "patient")).hasSize(1);
      assertThat(
              of(
                  "{\"resourceType\":\"Observation\",\"subject\":"
                      + "{\"reference\":\"urn:uuid:1\",\"type\":\"Patient\"}}",
                  "patient"))
          .containsExactly(new Reference("patient", "urn:uuid:1"));
    }

    @Test
    void byCanonicalAreFoundWithAndWithoutTheirVersion() {
      assertThat(of("{\"resourceType\":\"MeasureReport\",\"measure\":\"http://m|1.0\"}", "measure"))
          .containsExactly(
              new Reference("measure", "http://m|1.0"), new Reference("measure", "http://m"));
      assertThat(
              of(
                  "{\"resourceType\":\"Patient\",\"meta\":{\"profile\":[\"http://p|2\"]}}",
                  "_profile"))
          .containsExactly(new Uri("_profile", "http://p|2"), new Uri("_profile", "http://p"));
    }

    @Test
    void putAResourceIntoCompartments() {
      assertThat(compartments(subject("Patient/1")))
          .containsExactly(new Compartment("Patient", "1"));
      assertThat(compartments(performer("Practitioner/2")))
          .containsExactly(new Compartment("Practitioner", "2"));
      assertThat(compartments("{\"resourceType\":\"Patient\",\"id\":\"p\"}"))
          .containsExactly(new Compartment("Patient", "p"));
      assertThat(compartments(subject("Group/1"))).isEmpty();
    }

    private static String subject(String reference) {
      return "{\"resourceType\":\"Observation\",\"subject\":{\"reference\":\"" + reference + "\"}}";
    }

    private static String performer(String reference) {
      return "{\"resourceType\":\"Observation\",\"performer\":[{\"reference\":\""
          + reference
          + "\"}]}";
    }

    private static List<IndexEntry> compartments(String resource) {
      return of(resource, "compartment");
    }
  }

  @Nested
  class Dates {

    @Test
    void coverTheirPrecision() {
      assertThat(of("{\"resourceType\":\"Patient\",\"birthDate\":\"1974-12\"}", "birthdate"))
          .containsExactly(date("birthdate", "1974-12-01T00:00:00Z", "1974-12-31T23:59:59.999Z"));
    }

    @Test
    void ofPeriodsHaveOpenEnds() {
      long low = Instant.parse("2013-04-01T00:00:00Z").toEpochMilli();

      assertThat(
              of("{\"resourceType\":\"Encounter\",\"period\":{\"start\":\"2013-04-01\"}}", "date"))
          .containsExactly(new Date("date", low, Long.MAX_VALUE));
      assertThat(of("{\"resourceType\":\"Encounter\",\"period\":{}}", "date")).isEmpty();
    }

    @Test
    void ofTimingsAreTheirOuterLimits() {
      assertThat(
              of(
                  """
                  {"resourceType":"ServiceRequest","occurrenceTiming":{
                   "event":["2013-04-02","2013-04-01T10:00:00Z"],
                   "repeat":{"boundsPeriod":{"start":"2013-04-02","end":"2013-04-05"}}}}
                  """,
                  "occurrence"))
          .containsExactly(date("occurrence", "2013-04-01T10:00:00Z", "2013-04-05T23:59:59.999Z"));
    }

    private static Date date(String parameter, String low, String high) {
      return new Date(
          parameter, Instant.parse(low).toEpochMilli(), Instant.parse(high).toEpochMilli());
    }
  }

  @Nested
  class Quantities {

    @Test
    void haveACanonicalForm() {
      assertThat(
              of(
                  quantity("\"value\":5.4,\"unit\":\"milligram\",\"code\":\"mg\","),
                  "value-quantity"))
          .containsExactly(
              new Quantity(
                  "value-quantity",
                  5.4,
                  5.4,
                  Ucum.SYSTEM,
                  "mg",
                  "milligram",
                  new Canonical(0.0054, 0.0054, "g")));
    }

    @Test
    void withAComparatorAreRanges() {
      assertThat(
              of(quantity("\"value\":5,\"comparator\":\"<\",\"code\":\"kg\","), "value-quantity"))
          .containsExactly(
              new Quantity(
                  "value-quantity",
                  Double.NEGATIVE_INFINITY,
                  Math.nextDown(5.0),
                  Ucum.SYSTEM,
                  "kg",
                  "",
                  new Canonical(Double.NEGATIVE_INFINITY, Math.nextDown(5000.0), "g")));
    }

    @Test
    void ofMoneyAreInTheirCurrency() {
      assertThat(
              of(
                  "{\"resourceType\":\"Invoice\",\"totalNet\":{\"value\":40.22,\"currency\":\"EUR\"}}",
                  "totalnet"))
          .containsExactly(
              new Quantity("totalnet", 40.22, 40.22, QuantityValues.CURRENCIES, "EUR", "", null));
    }

    @Test
    void ofSamplesAreTheirBounds() {
      assertThat(
              of(
                  """
                  {"resourceType":"Observation","valueSampledData":{"origin":{"value":10,
                   "unit":"mV"},"period":10,"factor":-2,"dimensions":1,"data":"3 E 1 U 2"}}
                  """,
                  "value-quantity"))
          .containsExactly(new Quantity("value-quantity", 4, 8, "", "", "mV", null));
    }

    private static String quantity(String members) {
      return "{\"resourceType\":\"Observation\",\"valueQuantity\":{"
          + members
          + "\"system\":\"http://unitsofmeasure.org\"}}";
    }
  }

  @Nested
  class Others {

    @Test
    void numbersAreExact() {
      assertThat(
              of(
                  "{\"resourceType\":\"RiskAssessment\",\"prediction\":[{\"probabilityDecimal\":0.3}]}",
                  "probability"))
          .containsExactly(new Numeric("probability", 0.3, 0.3));
    }

    @Test
    void compositesHoldWhatStandsTogether() {
      String observation =
          """
          {"resourceType":"Observation","component":[
           {"code":{"coding":[{"code":"a"}]},"valueCodeableConcept":{"coding":[{"code":"1"},{"code":"2"}]}},
           {"code":{"coding":[{"code":"b"}]},"valueString":"x"}]}
          """;
      assertThat(of(observation, "component-code-value-concept"))
          .containsExactly(
              new Composite(
                  "component-code-value-concept",
                  List.of(
                      new Token("1", "", "a"), new Token("2", "", "1"), new Token("2", "", "2"))));
    }

    @Test
    void compositesReachTheResource() {
      assertThat(
              of(
                  """
                  {"resourceType":"MolecularSequence","coordinateSystem":0,
                   "referenceSeq":{"chromosome":{"coding":[{"code":"1"}]}},
                   "variant":[{"start":5,"end":6}]}
                  """,
                  "chromosome-variant-coordinate"))
          .containsExactly(
              new Composite(
                  "chromosome-variant-coordinate",
                  List.of(
                      new Token("1", "", "1"), new Numeric("2", 5, 5), new Numeric("3", 6, 6))));
    }

    @Test
    void aRelationshipIsACodeAndAReference() {
      assertThat(
              of(
                  """
                  {"resourceType":"DocumentReference","relatesTo":[{"code":"replaces",
                   "target":{"reference":"DocumentReference/2"}}]}
                  """,
                  "relationship"))
          .containsExactly(
              new Composite(
                  "relationship",
                  List.of(
                      new Token("1", "http://hl7.org/fhir/document-relationship-type", "replaces"),
                      new Reference("2", "DocumentReference/2"))));
    }

    @Test
    void aPositionIsLatitudeAndLongitude() {
      assertThat(
              of(
                  "{\"resourceType\":\"Location\",\"position\":{\"latitude\":48.2,\"longitude\":16.4}}",
                  "near"))
          .containsExactly(
              new Composite(
                  "near", List.of(new Numeric("1", 48.2, 48.2), new Numeric("2", 16.4, 16.4))));
    }

    @Test
    void wordsAreThoseOfTheNarrativeAndOfEverything() {
      Json json =
          json(
              """
              {"resourceType":"Patient","text":{"status":"generated",
               "div":"<div>Peter<br/>J&amp;J &#233;<!-- no --></div>"},
               "photo":[{"data":"QUJD"}],"gender":"male"}
              """);
      List<IndexEntry> words = EXTRACTOR.words(json);

      assertThat(words).hasSize(2);
      assertThat(((Words) words.get(0)).text().strip()).isEqualTo("Peter J&J é");
      assertThat(((Words) words.get(1)).text()).contains("male", "Peter").doesNotContain("QUJD");
    }

    @Test
    void ofWhatIsNoResourceThereAreNone() {
      for (String text :
          List.of("{}", "[]", "{\"resourceType\":\"Nothing\"}", "{\"resourceType\":1}")) {
        assertThatThrownBy(() -> EXTRACTOR.extract(json(text))).isInstanceOf(LakeException.class);
      }
    }

    @Test
    void wrongKindsOfValuesAreNone() {
      assertThat(
              EXTRACTOR.extract(
                  json(
                      """
                      {"resourceType":"Observation","id":1,"code":"x","subject":[{"reference":{}}],
                       "valueQuantity":{"value":"5","code":6},"effectiveDateTime":"soon",
                       "component":{"code":[null,{}]},"status":null}
                      """)))
          .isEmpty();
    }
  }

  private static Json json(String text) {
    return Json.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<IndexEntry> of(String resource, String parameter) {
    return of(EXTRACTOR, resource, parameter);
  }

  private static List<IndexEntry> of(Extractor extractor, String resource, String parameter) {
    return extractor.extract(json(resource)).stream()
        .filter(entry -> entry.parameter().equals(parameter))
        .toList();
  }
}
