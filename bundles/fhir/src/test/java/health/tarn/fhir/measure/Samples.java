package health.tarn.fhir.measure;

import health.tarn.api.ResourceKey;
import health.tarn.fhir.json.CanonicalJson;
import health.tarn.fhir.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Resources in the shapes and sizes that Synthea exports: mostly observations and claims, about two
 * kilobytes on average.
 */
final class Samples {

  private static final String SUBJECT =
      ",\"subject\":{\"reference\":\"urn:uuid:%1\"},\"encounter\":{\"reference\":\"urn:uuid:%2\"}";

  private Samples() {}

  /** Returns canonical bodies: observations, conditions, claims of growing length, patients. */
  static List<byte[]> bodies(int count) {
    List<byte[]> bodies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String text =
          switch (i % 8) {
            case 0, 1, 2 -> observation(i);
            case 3 -> condition(i);
            case 4, 5 -> claim(i);
            case 6 -> bloodPressure(i);
            default -> patient(i);
          };
      Json json = Json.parse(text.getBytes(StandardCharsets.UTF_8));
      String type = json.text(json.member(0, "resourceType"));
      bodies.add(CanonicalJson.of(json, new ResourceKey(type, uuid(i, 9))));
    }
    return bodies;
  }

  private static String uuid(int i, int salt) {
    return new UUID(i * 0x9E3779B97F4A7C15L + salt, ~i * 0xC2B2AE3D27D4EB4FL).toString();
  }

  private static String subject(int i) {
    return SUBJECT.replace("%1", uuid(i, 1)).replace("%2", uuid(i, 2));
  }

  private static String coding(String system, String code, String display) {
    return "{\"coding\":[{\"system\":\""
        + system
        + "\",\"code\":\""
        + code
        + "\",\"display\":\""
        + display
        + "\"}],\"text\":\""
        + display
        + "\"}";
  }

  private static String profile(String name) {
    return "\"meta\":{\"profile\":[\"http://hl7.org/fhir/us/core/StructureDefinition/"
        + name
        + "\"]}";
  }

  private static String category(String code) {
    return "\"category\":[{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/"
        + "observation-category\",\"code\":\""
        + code
        + "\",\"display\":\""
        + code
        + "\"}]}]";
  }

  private static String observation(int i) {
    return "{\"resourceType\":\"Observation\","
        + profile("us-core-observation-lab")
        + ",\"status\":\"final\","
        + category("laboratory")
        + ",\"code\":"
        + coding("http://loinc.org", "2339-0", "Glucose [Mass/volume] in Blood")
        + subject(i)
        + ",\"effectiveDateTime\":\"2015-03-07T10:21:33-05:00\",\"issued\":\"2015-03-07T10:21:33.574-05:00\""
        + ",\"valueQuantity\":{\"value\":"
        + (70 + i % 50)
        + ".6713,\"unit\":\"mg/dL\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"mg/dL\"}}";
  }

  private static String bloodPressure(int i) {
    String component =
        "{\"code\":"
            + coding("http://loinc.org", "8462-4", "Diastolic Blood Pressure")
            + ",\"valueQuantity\":{\"value\":77,\"unit\":\"mm[Hg]\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"mm[Hg]\"}}";
    return "{\"resourceType\":\"Observation\",\"status\":\"final\","
        + category("vital-signs")
        + ",\"code\":"
        + coding("http://loinc.org", "85354-9", "Blood pressure panel")
        + subject(i)
        + ",\"effectiveDateTime\":\"2015-03-07T10:21:33-05:00\",\"component\":["
        + component
        + ","
        + component
        + "]}";
  }

  private static String condition(int i) {
    return "{\"resourceType\":\"Condition\","
        + profile("us-core-condition-encounter-diagnosis")
        + ",\"clinicalStatus\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/condition-clinical\",\"code\":\"resolved\"}]}"
        + ",\"verificationStatus\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/condition-ver-status\",\"code\":\"confirmed\"}]}"
        + ",\"code\":"
        + coding("http://snomed.info/sct", "444814009", "Viral sinusitis (disorder)")
        + subject(i)
        + ",\"onsetDateTime\":\"2010-01-11T10:21:33-05:00\",\"abatementDateTime\":\"2010-02-01T10:21:33-05:00\",\"recordedDate\":\"2010-01-11T10:21:33-05:00\"}";
  }

  private static String claim(int i) {
    StringBuilder items = new StringBuilder();
    for (int item = 1; item <= 12; item++) {
      items
          .append(item == 1 ? "" : ",")
          .append("{\"sequence\":")
          .append(item)
          .append(",\"productOrService\":")
          .append(coding("http://snomed.info/sct", "430193006", "Medication Reconciliation"))
          .append(",\"net\":{\"value\":")
          .append(item * 17)
          .append(".45,\"currency\":\"USD\"}}");
    }
    return "{\"resourceType\":\"Claim\",\"status\":\"active\",\"type\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/claim-type\",\"code\":\"institutional\"}]},\"use\":\"claim\",\"patient\":{\"reference\":\"urn:uuid:"
        + uuid(i, 1)
        + "\"},\"created\":\"2015-03-07T10:36:33-05:00\",\"provider\":{\"reference\":\"Organization/"
        + uuid(i, 3)
        + "\",\"display\":\"A MEDICAL CENTER\"},\"priority\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/processpriority\",\"code\":\"normal\"}]}"
        + ",\"insurance\":[{\"sequence\":1,\"focal\":true,\"coverage\":{\"display\":\"Medicare\"}}],\"item\":["
        + items
        + "],\"total\":{\"value\":704.20,\"currency\":\"USD\"}}";
  }

  private static String patient(int i) {
    String identifier =
        "{\"type\":"
            + coding("http://terminology.hl7.org/CodeSystem/v2-0203", "MR", "Medical Record Number")
            + ",\"system\":\"http://hospital.smarthealthit.org\",\"value\":\""
            + uuid(i, 4)
            + "\"}";
    return "{\"resourceType\":\"Patient\","
        + profile("us-core-patient")
        + ",\"text\":{\"status\":\"generated\",\"div\":\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">Generated by a program; version identifier: v2</div>\"}"
        + ",\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName\",\"valueString\":\"Maida Müller\"},{\"url\":\"http://hl7.org/fhir/StructureDefinition/patient-birthPlace\",\"valueAddress\":{\"city\":\"Boston\",\"state\":\"Massachusetts\",\"country\":\"US\"}}]"
        + ",\"identifier\":["
        + identifier
        + ","
        + identifier
        + "],\"name\":[{\"use\":\"official\",\"family\":\"Müller\",\"given\":[\"Anna\",\"Maria\"],\"prefix\":[\"Ms.\"]}],\"telecom\":[{\"system\":\"phone\",\"value\":\"555-677-3119\",\"use\":\"home\"}],\"gender\":\"female\",\"birthDate\":\"1966-04-07\",\"address\":[{\"line\":[\"1087 Halvorson Light\"],\"city\":\"Boston\",\"state\":\"MA\",\"postalCode\":\"02108\",\"country\":\"US\"}],\"maritalStatus\":"
        + coding("http://terminology.hl7.org/CodeSystem/v3-MaritalStatus", "M", "Married")
        + ",\"multipleBirthBoolean\":false,\"communication\":[{\"language\":"
        + coding("urn:ietf:bcp:47", "en-US", "English")
        + "}]}";
  }
}
