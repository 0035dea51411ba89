package health.tarn.fhir.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.ResourceKey;
import health.tarn.fhir.definition.Definitions;
import health.tarn.fhir.json.Json;
import health.tarn.spi.graph.GraphChange;
import health.tarn.spi.graph.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphExtractorTest {

  private final GraphExtractor extractor = new GraphExtractor(Definitions.r4());

  private GraphChange change(String key, String members) {
    ResourceKey of = ResourceKey.parse(key);
    String json = "{'resourceType':'" + of.type() + "','id':'" + of.id() + "'," + members + "}";
    return extractor.of(of, Json.parse(json.replace('\'', '"').getBytes(UTF_8)));
  }

  private List<String> said(String key, String members) {
    List<Statement> statements = change(key, members).statements();
    return statements == null ? List.of() : statements.stream().map(this::text).toList();
  }

  private String text(Statement statement) {
    String predicate =
        statement
            .predicate()
            .replace(Iris.FHIR, "fhir:")
            .replace(Iris.WHEN, "when")
            .replace(Iris.TYPE, "a")
            .replace(Iris.LABEL, "label");
    String value =
        statement.value() instanceof Statement.Iri iri
            ? "<" + iri.iri().replace(Iris.RESOURCE, "").replace(Iris.FHIR, "fhir:") + ">"
            : ((Statement.Literal) statement.value()).text();
    return predicate + " " + value;
  }

  @Test
  void saysWhatCanBeJoined() {
    assertThat(
            said(
                "Observation/o1",
                "'status':'final','code':{'coding':[{'system':'http://loinc.org','code':'8302-2',"
                    + "'display':'Body height'}]},'subject':{'reference':'Patient/p1'},"
                    + "'effectiveDateTime':'2020-01-02T10:00:00+02:00',"
                    + "'valueQuantity':{'value':1.80,'unit':'m'}"))
        .containsExactlyInAnyOrder(
            "a <fhir:Observation>",
            "label Body height",
            "when 2020-01-02T08:00:00Z",
            "fhir:Observation.status final",
            "fhir:Observation.code <http://loinc.org/8302-2>",
            "fhir:Observation.subject <Patient/p1>",
            "fhir:Observation.valueQuantity 1.80");
  }

  @Test
  void keepsWhatCodesAreCalled() {
    assertThat(
            change(
                    "Condition/c",
                    "'code':{'coding':[{'system':'http://snomed.info/sct','code':'38341003',"
                        + "'display':'Hypertension'}]}")
                .labels())
        .containsEntry("http://snomed.info/sct/38341003", "Hypertension");
  }

  @Test
  void hasEveryReferenceWhereverItStands() {
    assertThat(
            said(
                "Encounter/e",
                "'participant':[{'individual':{'reference':'Practitioner/d'}},"
                    + "{'individual':{'reference':'Practitioner/d'}}],"
                    + "'extension':[{'url':'u','valueReference':{'reference':'Organization/x'}}],"
                    + "'identifier':[{'type':{'coding':[{'system':'s','code':'c'}]},"
                    + "'assigner':{'reference':'Organization/y'}}]"))
        .containsExactlyInAnyOrder(
            "a <fhir:Encounter>",
            "fhir:Encounter.participant.individual <Practitioner/d>",
            "fhir:Encounter.extension.valueReference <Organization/x>",
            "fhir:Encounter.identifier.assigner <Organization/y>");
  }

  @Test
  void leavesOutWhatNothingElseCanMean() {
    assertThat(
            said(
                "Provenance/p",
                "'contained':[{'resourceType':'Patient','id':'x','managingOrganization':"
                    + "{'reference':'Organization/o'}}],"
                    + "'target':[{'reference':'#x'},{'reference':'Patient?identifier=1'},"
                    + "{'display':'only a name'},{'reference':'http://other/fhir/Patient/1'},"
                    + "{'reference':'urn:uuid:1 2'}],'meta':{'tag':[{'system':'s','code':'c'}]}"))
        .containsExactlyInAnyOrder(
            "a <fhir:Provenance>",
            "fhir:Provenance.target <http://other/fhir/Patient/1>",
            "fhir:Provenance.target <urn:uuid:1%202>");
  }

  @Test
  void readsPlansThatReferToThemselves() {
    assertThat(
            said(
                "Questionnaire/q",
                "'item':[{'item':[{'code':[{'system':'http://loinc.org','code':'1'}]}]}]"))
        .contains("fhir:Questionnaire.item.item.code <http://loinc.org/1>");
  }

  @Test
  void callsAPatientByName() {
    assertThat(
            said("Patient/p", "'name':[{'family':'Tarn','given':['Ann','B']}],'gender':'female'"))
        .contains("label Ann B Tarn", "fhir:Patient.gender female");
  }

  @Test
  void writesIrisThatAreOnes() {
    assertThat(Iris.of("http://x/", "a b<é>")).isEqualTo("http://x/a%20b%3Cé%3E");
    assertThat(Iris.of("urn:oid:1.2", "3")).isEqualTo("urn:oid:1.2/3");
    assertThat(Iris.of("http://x#", "3")).isEqualTo("http://x#3");
    ResourceKey key = new ResourceKey("Patient", "p-1.2");
    assertThat(Iris.key(Iris.of(key))).isEqualTo(key);
    assertThat(Iris.key("http://x/Patient/1")).isNull();
  }

  @Test
  void keepsHugeNumbersOut() {
    String quantity = "'status':'final','code':{'text':'x'},'valueQuantity':{'value':%s}";
    assertThat(said("Observation/o", quantity.formatted("1e2")))
        .contains("fhir:Observation.valueQuantity 100");
    assertThat(said("Observation/o", quantity.formatted("1e900000000")))
        .noneMatch(text -> text.contains("valueQuantity"));
  }
}
