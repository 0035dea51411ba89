package health.tarn.search.lucene;

import health.tarn.api.ResourceKey;
import health.tarn.api.query.Query;
import health.tarn.spi.search.IndexChange;
import health.tarn.spi.search.IndexEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Entries that resemble those of Synthea's resources in number, kinds and repetition: patients of
 * some thousand resources, encounters of some dozen, and about half of all observations.
 */
final class SyntheticResources {

  static final String LOINC = "http://loinc.org";
  static final int CODES = 400;
  private static final String SNOMED = "http://snomed.info/sct";
  private static final String UCUM = "http://unitsofmeasure.org";
  private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
  private static final int PER_PATIENT = 1500;
  private static final int PER_ENCOUNTER = 25;
  private static final String[] OTHERS = {
    "Claim",
    "ExplanationOfBenefit",
    "Condition",
    "Procedure",
    "MedicationRequest",
    "DiagnosticReport"
  };

  private final Random random = new Random(42);
  private int made;
  private String patient = "";
  private String encounter = "";
  private long entries;

  /** Returns the next resources, of one commit. */
  List<IndexChange> next(int count, long commit) {
    List<IndexChange> batch = new ArrayList<>(count);
    Instant at = Instant.ofEpochMilli(1_700_000_000_000L + commit * 40);
    for (int i = 0; i < count; i++) {
      batch.add(one(at));
    }
    return batch;
  }

  /** Returns how many entries a resource had on average. */
  double entriesPerResource() {
    return (double) entries / made;
  }

  /** Returns the reference to the patient of the last resources. */
  String lastPatient() {
    return patient;
  }

  private IndexChange one(Instant at) {
    if (made % PER_PATIENT == 0) {
      patient = "Patient/" + uuid();
    }
    if (made % PER_ENCOUNTER == 0) {
      encounter = "Encounter/" + uuid();
    }
    made++;
    List<IndexEntry> all = new ArrayList<>(64);
    boolean observation = random.nextInt(100) < 48;
    String type = observation ? "Observation" : OTHERS[random.nextInt(OTHERS.length)];
    common(all);
    if (observation) {
      observation(all);
    } else {
      other(all);
    }
    entries += all.size();
    return new IndexChange(new ResourceKey(type, uuid()), 1, at, true, all);
  }

  private void common(List<IndexEntry> all) {
    all.add(new IndexEntry.Reference("subject", patient));
    all.add(new IndexEntry.Reference("patient", patient));
    all.add(new IndexEntry.Reference("encounter", encounter));
    all.add(new IndexEntry.Compartment("Patient", patient.substring("Patient/".length())));
    all.add(new IndexEntry.Compartment("Encounter", encounter.substring("Encounter/".length())));
    all.add(new IndexEntry.Token("status", "", random.nextInt(10) == 0 ? "active" : "final"));
    all.add(
        new IndexEntry.Uri(
            "_profile", "http://hl7.org/fhir/us/core/StructureDefinition/" + random.nextInt(12)));
    all.add(date("date"));
  }

  private IndexEntry date(String parameter) {
    long at = 1_000_000_000_000L + (long) (random.nextDouble() * 700_000_000_000L);
    return new IndexEntry.Date(parameter, at, at + 999);
  }

  private void observation(List<IndexEntry> all) {
    coded(all, "category", TERMINOLOGY + "observation-category", "vital-signs", "Vital signs");
    int number = random.nextInt(random.nextInt(CODES) + 1);
    String code = number + 1000 + "-" + number % 10;
    coded(all, "code", LOINC, code, "Observation of the kind " + number);
    all.add(new IndexEntry.Token("combo-code", LOINC, code));
    all.add(new IndexEntry.Text("combo-code:text", "Observation of the kind " + number));
    all.add(date("issued"));
    all.add(new IndexEntry.Reference("performer", "Practitioner/p" + random.nextInt(2000)));
    IndexEntry.Token part = new IndexEntry.Token("1", LOINC, code);
    if (random.nextInt(4) > 0) {
      double value = Math.round(random.nextDouble() * 2000) / 10.0;
      all.add(quantity("value-quantity", value));
      all.add(quantity("combo-value-quantity", value));
      all.add(new IndexEntry.Composite("code-value-quantity", List.of(part, quantity("2", value))));
      all.add(
          new IndexEntry.Composite(
              "combo-code-value-quantity", List.of(part, quantity("2", value))));
    } else {
      coded(all, "value-concept", SNOMED, "" + (1_000_000 + random.nextInt(300)), "Finding");
      IndexEntry value = new IndexEntry.Token("2", SNOMED, "" + random.nextInt(300));
      all.add(new IndexEntry.Composite("code-value-concept", List.of(part, value)));
    }
    for (int i = 0; i < 8; i++) {
      coded(
          all,
          "extra" + i % 4,
          TERMINOLOGY + "extra" + i,
          "code" + random.nextInt(20),
          "Extra " + i);
    }
  }

  private static IndexEntry quantity(String parameter, double value) {
    return new IndexEntry.Quantity(
        parameter,
        value - 0.05,
        value + 0.05,
        UCUM,
        "mg/dL",
        "mg/dL",
        new IndexEntry.Canonical((value - 0.05) * 10, (value + 0.05) * 10, "g.m-3"));
  }

  private void other(List<IndexEntry> all) {
    all.add(
        new IndexEntry.Token("identifier", "https://github.com/synthetichealth/synthea", uuid()));
    all.add(new IndexEntry.Text("identifier:of-type", "none"));
    coded(
        all,
        "code",
        SNOMED,
        "" + (10_000_000 + random.nextInt(random.nextInt(1500) + 1)),
        "A disorder or an act");
    coded(all, "type", TERMINOLOGY + "claim-type", "professional", "Professional");
    coded(all, "clinical-status", TERMINOLOGY + "condition-clinical", "resolved", "Resolved");
    all.add(date("created"));
    if (random.nextInt(10) == 0) {
      all.add(new IndexEntry.Text("family", "Family" + Long.toString(random.nextLong(), 36)));
    }
    all.add(date("onset-date"));
    for (String role : new String[] {"provider", "facility", "insurer", "care-team", "enterer"}) {
      all.add(new IndexEntry.Reference(role, "Practitioner/p" + random.nextInt(2000)));
    }
    for (int i = 0; i < 8; i++) {
      coded(all, "detail" + i % 4, SNOMED, "" + random.nextInt(500), "Detail " + i);
    }
  }

  private static void coded(
      List<IndexEntry> all, String parameter, String system, String code, String text) {
    all.add(new IndexEntry.Token(parameter, system, code));
    all.add(new IndexEntry.Text(parameter + ":text", text));
  }

  static Query query(String patient, String code) {
    return new Query.And(
        List.of(
            new Query.Type(java.util.Set.of("Observation")),
            new Query.Reference("patient", java.util.Set.of(patient)),
            new Query.Token("code", null, code)));
  }

  private String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
