package health.tarn.fhir.timeline;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which elements tell when it happened, for each type of the patient compartment of R4.
 *
 * <p>The first one that has a date decides. What happened to the patient comes before what was
 * written about it: an onset before its recording. A type without elements has no date of its own.
 */
final class ClinicalElements {

  /** A choice is written as in R4; one of a repeating element is the earliest of all. */
  private static final String TABLE =
      """
      Account                     servicePeriod
      AdverseEvent                date detected recordedDate
      AllergyIntolerance          onset[x] recordedDate lastOccurrence
      Appointment                 start requestedPeriod created
      AppointmentResponse         start
      AuditEvent                  period recorded
      Basic                       created
      BodyStructure
      CarePlan                    period created
      CareTeam                    period
      ChargeItem                  occurrence[x] enteredDate
      Claim                       billablePeriod created
      ClaimResponse               created
      ClinicalImpression          effective[x] date
      Communication               sent received
      CommunicationRequest        occurrence[x] authoredOn
      Composition                 event.period date
      Condition                   onset[x] recordedDate
      Consent                     dateTime
      Coverage                    period
      CoverageEligibilityRequest  serviced[x] created
      CoverageEligibilityResponse serviced[x] created
      DetectedIssue               identified[x]
      DeviceRequest               occurrence[x] authoredOn
      DeviceUseStatement          timing[x] recordedOn
      DiagnosticReport            effective[x] issued
      DocumentManifest            created
      DocumentReference           context.period date
      Encounter                   period
      EnrollmentRequest           created
      EpisodeOfCare               period
      ExplanationOfBenefit        billablePeriod created
      FamilyMemberHistory         date
      Flag                        period
      Goal                        start[x] statusDate
      Group
      ImagingStudy                started series.started
      Immunization                occurrence[x] recorded
      ImmunizationEvaluation      date
      ImmunizationRecommendation  date
      Invoice                     date
      List                        date
      MeasureReport               period date
      Media                       created[x] issued
      MedicationAdministration    effective[x]
      MedicationDispense          whenHandedOver whenPrepared
      MedicationRequest           authoredOn
      MedicationStatement         effective[x] dateAsserted
      MolecularSequence
      NutritionOrder              dateTime
      Observation                 effective[x] issued
      Patient                     birthDate
      Person
      Procedure                   performed[x]
      Provenance                  occurred[x] recorded
      QuestionnaireResponse       authored
      RelatedPerson               period
      RequestGroup                authoredOn
      ResearchSubject             period
      RiskAssessment              occurrence[x]
      Schedule                    planningHorizon
      ServiceRequest              occurrence[x] authoredOn
      Specimen                    collection.collected[x] receivedTime
      SupplyDelivery              occurrence[x]
      SupplyRequest               occurrence[x] authoredOn
      VisionPrescription          dateWritten created
      """;

  private static final Map<String, List<String>> BY_TYPE =
      TABLE
          .lines()
          .map(line -> Arrays.asList(line.split(" +", -1)))
          .collect(
              Collectors.toUnmodifiableMap(
                  words -> words.get(0), words -> words.subList(1, words.size())));

  private ClinicalElements() {}

  /** Returns the types, each with its elements, the first one first. */
  static Map<String, List<String>> byType() {
    return BY_TYPE;
  }

  /** Returns the same, with something made of each element. */
  static <T> Map<String, List<T>> byType(Function<String, T> making) {
    return BY_TYPE.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, entry -> entry.getValue().stream().map(making).toList()));
  }
}
