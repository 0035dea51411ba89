package health.tarn.shell;

import health.tarn.api.Resource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to know of a resource at a glance, such as name and birth date of a Patient.
 *
 * <p>A gist is parts with commas between them; a part is alternatives, of which the first that the
 * resource has is taken; an alternative is fields, with spaces between them.
 */
final class Gist {

  private static final int LENGTH = 70;

  private static final String NAME = "name.text|name.given+name.family";
  private static final Gist OTHER =
      new Gist(
          "title|name.text|name.given+name.family|name",
          concept("code") + "|code|" + concept("type"),
          "status",
          "description");

  private static final Map<String, Gist> OF_TYPES =
      Map.ofEntries(
          Map.entry("Patient", new Gist(NAME, "gender", "birthDate")),
          Map.entry("Practitioner", new Gist(NAME)),
          Map.entry("RelatedPerson", new Gist(NAME, concept("relationship"))),
          Map.entry(
              "Observation",
              new Gist(
                  concept("code"),
                  "valueQuantity.value+valueQuantity.unit|valueString|valueInteger|valueBoolean|"
                      + "valueDateTime|"
                      + concept("valueCodeableConcept"),
                  "effectiveDateTime|effectivePeriod.start|effectiveInstant")),
          Map.entry(
              "Condition",
              new Gist(
                  concept("code"),
                  "clinicalStatus.coding.code",
                  "onsetDateTime|onsetPeriod.start|recordedDate")),
          Map.entry(
              "Procedure",
              new Gist(concept("code"), "status", "performedDateTime|performedPeriod.start")),
          Map.entry(
              "Encounter", new Gist(concept("type") + "|class.code", "status", "period.start")),
          Map.entry("MedicationRequest", medication("authoredOn")),
          Map.entry("MedicationStatement", medication("effectiveDateTime|effectivePeriod.start")),
          Map.entry(
              "MedicationAdministration", medication("effectiveDateTime|effectivePeriod.start")),
          Map.entry("Immunization", new Gist(concept("vaccineCode"), "occurrenceDateTime")),
          Map.entry("AllergyIntolerance", new Gist(concept("code"), "criticality")),
          Map.entry(
              "DiagnosticReport",
              new Gist(concept("code"), "status", "effectiveDateTime|effectivePeriod.start")),
          Map.entry("DocumentReference", new Gist(concept("type"), "description", "date")),
          Map.entry("Claim", new Gist(concept("type"), "status", "created")),
          Map.entry("ExplanationOfBenefit", new Gist(concept("type"), "outcome", "created")));

  private final List<List<List<String>>> parts = new ArrayList<>();
  private final Set<String> fields = new LinkedHashSet<>();

  private Gist(String... parts) {
    for (String part : parts) {
      List<List<String>> alternatives = new ArrayList<>();
      for (String alternative : part.split("\\|", -1)) {
        alternatives.add(List.of(alternative.split("\\+", -1)));
      }
      alternatives.forEach(fields::addAll);
      this.parts.add(alternatives);
    }
  }

  /** Returns the gist on one line, safe to print; "deleted" for a version that says so. */
  static String of(Resource resource) {
    byte[] json = resource.json();
    if (json == null) {
      return "deleted";
    }
    return OF_TYPES.getOrDefault(resource.key().type(), OTHER).text(json);
  }

  private String text(byte[] json) {
    Map<String, String> found = JsonFields.read(json, fields);
    List<String> texts = new ArrayList<>();
    for (List<List<String>> alternatives : parts) {
      String text = first(alternatives, found);
      if (text != null) {
        texts.add(text);
      }
    }
    return TerminalText.safe(String.join(", ", texts), LENGTH);
  }

  private static @Nullable String first(
      List<List<String>> alternatives, Map<String, String> found) {
    for (List<String> alternative : alternatives) {
      List<String> values =
          alternative.stream().filter(found::containsKey).map(found::get).toList();
      if (!values.isEmpty()) {
        return String.join(" ", values);
      }
    }
    return null;
  }

  private static String concept(String element) {
    return element + ".text|" + element + ".coding.display|" + element + ".coding.code";
  }

  private static Gist medication(String when) {
    return new Gist(
        concept("medicationCodeableConcept")
            + "|medicationReference.display|medicationReference.reference",
        "status",
        when);
  }
}
