package health.tarn.fhir.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import health.tarn.api.LakeException;
import health.tarn.fhir.definition.ElementDefinition.ElementType;
import health.tarn.fhir.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.MetadataResource;
import org.junit.jupiter.api.Test;

/** HAPI's model of R4, which was made from the same definitions by others, is the oracle. */
class DefinitionsTest {

  private static final FhirContext HAPI = FhirContext.forR4Cached();

  /** HAPI gives all of these to every conformance resource, though R4 lacks or requires some. */
  private static final Set<String> OF_METADATA_RESOURCES =
      Set.of(
          "url",
          "version",
          "name",
          "title",
          "status",
          "experimental",
          "date",
          "publisher",
          "contact",
          "useContext",
          "jurisdiction",
          "description");

  private final Definitions definitions = Definitions.r4();

  @Test
  void listAllResourceTypes() {
    assertThat(definitions.resourceTypes())
        .hasSize(146)
        .containsExactlyInAnyOrderElementsOf(HAPI.getResourceTypes())
        .isSorted();
    assertThat(definitions.isResourceType("Patient")).isTrue();
    assertThat(definitions.isResourceType("DomainResource")).isFalse();
    assertThat(definitions.isResourceType("HumanName")).isFalse();
  }

  @Test
  void haveTheElementsThatHapiHas() {
    List<String> differences = new ArrayList<>();
    for (String type : definitions.resourceTypes()) {
      compare(type, HAPI.getResourceDefinition(type), differences, new HashSet<>());
    }
    assertThat(differences).isEmpty();
  }

  private void compare(
      String name,
      BaseRuntimeElementCompositeDefinition<?> hapi,
      List<String> differences,
      Set<String> seen) {
    if (!seen.add(name)) {
      return;
    }
    TypeDefinition type = Objects.requireNonNull(definitions.type(name), name);
    Set<String> members = new TreeSet<>();
    for (ElementDefinition element : type.elements()) {
      for (ElementType alternative : element.types()) {
        members.add(element.member(alternative));
      }
      if (element.types().isEmpty()) {
        members.add(element.name());
      }
      compare(name, element, hapi, differences, seen);
    }
    Set<String> expected = new TreeSet<>();
    for (BaseRuntimeChildDefinition child : hapi.getChildren()) {
      expected.addAll(child.getValidChildNames());
    }
    members.removeIf(member -> isModelledApart(member, hapi));
    expected.removeIf(member -> isModelledApart(member, hapi));
    expected.removeIf(member -> !members.contains(member) && isTarget(member, members));
    if (!members.equals(expected)) {
      differences.add(name + ": " + members + " instead of " + expected);
    }
  }

  /** HAPI also names the resources that a reference can have in its place, which JSON does not. */
  private boolean isTarget(String member, Set<String> members) {
    for (String type : definitions.typeNames()) {
      String stem = member.substring(0, Math.max(0, member.length() - type.length()));
      if (member.endsWith(type)
          && (members.contains(stem) || members.contains(stem + "Reference"))) {
        return true;
      }
    }
    return false;
  }

  /** HAPI keeps ids and extensions in a form of its own, and lets choices be XHTML. */
  private static boolean isModelledApart(
      String member, BaseRuntimeElementCompositeDefinition<?> hapi) {
    boolean metadata = MetadataResource.class.isAssignableFrom(hapi.getImplementingClass());
    return member.equals("id")
        || member.startsWith("extension")
        || member.startsWith("modifierExtension")
        || member.endsWith("Xhtml")
        || (metadata && OF_METADATA_RESOURCES.contains(member));
  }

  private void compare(
      String parent,
      ElementDefinition element,
      BaseRuntimeElementCompositeDefinition<?> hapi,
      List<String> differences,
      Set<String> seen) {
    String member =
        element.types().isEmpty() ? element.name() : element.member(element.types().get(0));
    if (isModelledApart(member, hapi)) {
      return;
    }
    BaseRuntimeChildDefinition child = hapi.getChildByName(member);
    if (child == null) {
      return;
    }
    int max = child.getMax() == -1 ? ElementDefinition.UNBOUNDED : child.getMax();
    if (child.getMin() != element.min() || max != element.max()) {
      differences.add(parent + "." + member + " is " + element.min() + ".." + element.max());
    }
    BaseRuntimeElementDefinition<?> content = child.getChildByName(member);
    if (element.content() != null
        && content instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
      compare(element.content(), composite, differences, seen);
    }
  }

  @Test
  void resolveBackbonesAndReferencesToThem() {
    TypeDefinition contact = Objects.requireNonNull(definitions.type("Patient.contact"));
    assertThat(contact.kind()).isEqualTo(TypeDefinition.Kind.BACKBONE);
    ElementDefinition reference =
        Objects.requireNonNull(
            Objects.requireNonNull(definitions.type("Questionnaire.item")).element("item"));
    assertThat(reference.content()).isEqualTo("Questionnaire.item");
    assertThat(definitions.type("Patient.nothing")).isNull();
    assertThat(definitions.type("Nothing")).isNull();
  }

  @Test
  void knowTargetsAndBindings() {
    TypeDefinition observation = Objects.requireNonNull(definitions.type("Observation"));
    ElementDefinition subject = Objects.requireNonNull(observation.element("subject"));
    assertThat(subject.types().get(0).targets())
        .containsExactly("Patient", "Group", "Device", "Location");
    ElementDefinition status = Objects.requireNonNull(observation.element("status"));
    ElementDefinition.Binding binding = Objects.requireNonNull(status.binding());
    assertThat(binding.required()).isTrue();
    assertThat(definitions.codes(binding.valueSet()))
        .contains("final", "entered-in-error")
        .hasSize(8);
    assertThat(definitions.codes("http://hl7.org/fhir/ValueSet/mimetypes")).isNull();
    ElementDefinition value = Objects.requireNonNull(observation.element("value"));
    assertThat(value.choice()).isTrue();
    assertThat(value.member(value.types().get(0))).isEqualTo("valueQuantity");
  }

  @Test
  void haveTheSearchParametersThatHapiHas() {
    List<String> missing = new ArrayList<>();
    for (String type : definitions.resourceTypes()) {
      for (RuntimeSearchParam parameter : HAPI.getResourceDefinition(type).getSearchParams()) {
        boolean found =
            definitions.searchParameters().stream()
                .anyMatch(
                    p ->
                        p.code().equals(parameter.getName())
                            && (p.bases().contains(type)
                                || p.bases().contains("Resource")
                                || p.bases().contains("DomainResource")));
        if (!found) {
          missing.add(type + "." + parameter.getName());
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(definitions.searchParameters()).hasSize(1375);
  }

  @Test
  void knowTheSystemOfCodes() {
    assertThat(definitions.codeSystem("http://hl7.org/fhir/ValueSet/administrative-gender"))
        .isEqualTo("http://hl7.org/fhir/administrative-gender");
    assertThat(definitions.codeSystem("http://hl7.org/fhir/ValueSet/all-types")).isNull();
    assertThat(definitions.codeSystem("http://hl7.org/fhir/ValueSet/languages")).isNull();
  }

  @Test
  void knowCompartments() {
    assertThat(definitions.compartments())
        .containsOnlyKeys("Patient", "Encounter", "Practitioner", "RelatedPerson", "Device");
    CompartmentDefinition patient =
        Objects.requireNonNull(definitions.compartments().get("Patient"));
    assertThat(patient.parameters("Observation")).containsExactly("subject", "performer");
    assertThat(patient.parameters("Medication")).isEmpty();
  }

  @Test
  void readACustomSearchParameterOrSayWhatItLacks() {
    String text =
        "{\"resourceType\":\"SearchParameter\",\"url\":\"http://x\",\"code\":\"c\",\"type\":\"token\","
            + "\"base\":[\"Patient\"],\"expression\":\"Patient.gender\"}";
    Json json = Json.parse(text.getBytes(StandardCharsets.UTF_8));
    assertThat(SearchParameterDefinition.read(json, json.root()).type())
        .isEqualTo(SearchParameterDefinition.Type.TOKEN);
    Json lacking = Json.parse("{\"url\":\"http://x\"}".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> SearchParameterDefinition.read(lacking, 0))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("code");
  }
}
