package health.tarn.fhir.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import health.tarn.fhir.definition.Definitions;
import health.tarn.fhir.definition.ElementDefinition;
import health.tarn.fhir.definition.TypeDefinition;
import health.tarn.fhir.json.Json;
import health.tarn.fhir.json.JsonLimits;
import health.tarn.fhir.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceReaderTest {

  private static final ResourceReader READER = new ResourceReader(JsonLimits.DEFAULT);

  private static ParsedResource read(String text) {
    byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return READER.read(bytes, 0, bytes.length);
  }

  @Test
  void findsTypeIdAndIdentifiers() {
    ParsedResource patient =
        read(
            "{'resourceType':'Patient','id':'1','identifier':[{'system':'s','value':'a|b'},"
                + "{'value':'x'},{'system':'s'},{'system':'s','value':'a|b'}],"
                + "'contained':[{'resourceType':'Group','identifier':[{'value':'no'}]}]}");
    assertThat(patient.type()).isEqualTo("Patient");
    assertThat(patient.id()).isEqualTo("1");
    assertThat(patient.identifiers()).containsExactly("s|a|b", "|x");
    assertThat(
            read("{'resourceType':'Bundle','identifier':{'system':'s','value':'v'}}").identifiers())
        .containsExactly("s|v");
  }

  @Test
  void findsReferencesAndWhetherTheyAreContained() {
    ParsedResource patient =
        read(
            "{'resourceType':'Patient','generalPractitioner':[{'reference':'#p'}],"
                + "'contained':[{'resourceType':'Practitioner','id':'p','extension':[{'url':'u',"
                + "'valueReference':{'reference':'Group/1','display':'x'}}]}],"
                + "'managingOrganization':{'reference':'Organization/1'},"
                + "'extension':[{'url':'u','valueExpression':{'language':'x','reference':'http://e'}}]}");
    assertThat(patient.references())
        .extracting(ResourceReference::text)
        .containsExactly("#p", "Group/1", "Organization/1");
    assertThat(patient.references())
        .extracting(ResourceReference::contained)
        .containsExactly(false, true, false);
  }

  @Test
  void findsTheReferencesThatHapiFinds() throws IOException {
    FhirContext hapi = FhirContext.forR4Cached();
    for (Path file : SharedData.examples()) {
      byte[] bytes = Files.readAllBytes(file);
      IBaseResource resource =
          hapi.newJsonParser().parseResource(new String(bytes, StandardCharsets.UTF_8));
      Set<String> expected = new TreeSet<>();
      for (IBaseReference reference :
          hapi.newTerser().getAllPopulatedChildElementsOfType(resource, IBaseReference.class)) {
        String text = reference.getReferenceElement().getValue();
        if (text != null && !text.startsWith("#")) {
          expected.add(text);
        }
      }
      Set<String> found = new TreeSet<>();
      READER.read(bytes, 0, bytes.length).references().stream()
          .map(ResourceReference::text)
          .filter(text -> !text.startsWith("#"))
          .forEach(found::add);
      assertThat(found).as(file.toString()).containsAll(expected);
    }
  }

  /** The reader knows References without their types; this holds as long as R4 is as it is. */
  @Test
  void callsNothingElseReferenceAndIdentifier() {
    Definitions r4 = Definitions.r4();
    List<String> uris = new ArrayList<>();
    for (String name : List.of("DetectedIssue", "Expression", "Immunization.education")) {
      TypeDefinition type = Objects.requireNonNull(r4.type(name));
      ElementDefinition reference = Objects.requireNonNull(type.element("reference"));
      uris.add(reference.types().get(0).code());
    }
    assertThat(uris).containsOnly("uri");
    for (String name : r4.resourceTypes()) {
      TypeDefinition type = Objects.requireNonNull(r4.type(name));
      ElementDefinition identifier = type.element("identifier");
      if (identifier != null) {
        assertThat(identifier.types().get(0).code()).as(name).isEqualTo("Identifier");
      }
      boolean uri = type.element("reference") != null;
      assertThat(uri).as(name).isEqualTo(name.equals("DetectedIssue"));
    }
    String education = "'education':[{'reference':'http://x'}]";
    assertThat(read("{'resourceType':'Immunization'," + education + "}").references()).isEmpty();
    assertThat(read("{'resourceType':'DetectedIssue','reference':'http://x'}").references())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Patient/1,RELATIVE,Patient/1",
    "Patient/1/_history/2,RELATIVE,Patient/1",
    "#a,FRAGMENT,",
    "#,FRAGMENT,",
    "urn:uuid:c757873d-ec9a-4326-a141-556f43239520,URN,",
    "urn:oid:1.2,URN,",
    "Practitioner?identifier=s|1,CONDITIONAL,",
    "http://x/Patient/1,OTHER,",
    "Patient/,OTHER,",
    "Patient/a b,OTHER,",
    "patient/1,OTHER,",
    "Patient,OTHER,",
    "Patient/1/x,OTHER,",
    "?a=b,OTHER,"
  })
  void tellsTheFormsOfReferences(String text, ResourceReference.Form form, String target) {
    ResourceReference reference = new ResourceReference(0, text, false);
    assertThat(reference.form()).isEqualTo(form);
    ResourceKey key = reference.target();
    assertThat(key == null ? null : key.toString()).isEqualTo(target);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = "[];an array\n'{}';none\n'{\"resourceType\":1}';none")
  void refusesWhatIsNoResource(String text, String found) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            LakeException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNPROCESSABLE))
        .hasMessageContaining(found);
  }

  @Test
  void knowsWhosePatientsCompartmentsItIsIn() {
    PatientCompartment compartment = new PatientCompartment(Definitions.r4());
    assertThat(
            compartment.patients(
                new ResourceKey("Observation", "o"),
                code ->
                    code.equals("subject")
                        ? List.of("Patient/1", "Group/2")
                        : List.of("Patient/1", "Patient/3")))
        .containsExactly("1", "3");
    assertThat(
            compartment.patients(
                new ResourceKey("Patient", "p"),
                code -> code.equals("link") ? List.of("Patient/q") : List.of()))
        .containsExactly("p", "q");
    assertThat(
            compartment.patients(new ResourceKey("Medication", "m"), code -> List.of("Patient/1")))
        .isEmpty();
  }

  @Test
  void readsAResourceWithinABundle() {
    byte[] bytes =
        "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Group\",\"member\":[{\"entity\":{\"reference\":\"Patient/1\"}}]}},{\"resource\":{\"resourceType\":\"Basic\",\"subject\":{\"reference\":\"Patient/2\"}}}]}"
            .getBytes(StandardCharsets.UTF_8);
    Json json = Json.parse(bytes);
    int entry = json.first(json.member(0, "entry"));
    ParsedResource group = ResourceReader.of(json, json.member(entry, "resource"));
    assertThat(group.references()).extracting(ResourceReference::text).containsExactly("Patient/1");
  }
}
