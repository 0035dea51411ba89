package health.tarn.crash;

import static health.tarn.core.store.TestLake.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.Precondition;
import health.tarn.api.Principal;
import health.tarn.api.ResourceKey;
import health.tarn.api.graph.GraphCall;
import health.tarn.core.store.TestLake;
import health.tarn.graph.jena.JenaGraphEngine;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The questions that come with the lake, asked of the engine that comes with it. */
@NullUnmarked // A null fails the test by itself.
class CuratedQueriesTest {

  private static final String CODES = "http://example.org/codes";

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder);
    lake.addGraphEngine("jena", new JenaGraphEngine());
    lake.lake().configure("default", Map.of("graph", "jena"), Principal.SYSTEM);
    for (String id : List.of("a", "b", "c")) {
      put("Patient/" + id, "'name':[{'family':'" + id + "'}]");
    }
    put("Practitioner/p", "'name':[{'family':'Doctor'}]");
    condition("1", "a", "pain");
    condition("2", "a", "fever");
    condition("3", "b", "pain");
    condition("4", "b", "fever");
    condition("5", "b", "cough");
    condition("6", "c", "fever");
    put(
        "MedicationRequest/m",
        "'status':'active','intent':'order','subject':{'reference':'Patient/a'},"
            + "'medicationCodeableConcept':{'coding':[{'system':'"
            + CODES
            + "','code':'drug'}]}");
    put(
        "Encounter/e",
        "'status':'finished','class':{'code':'AMB'},'subject':{'reference':'Patient/a'},"
            + "'participant':[{'individual':{'reference':'Practitioner/p'}}],"
            + "'period':{'start':'2020-01-01'}");
    put(
        "Provenance/v",
        "'recorded':'2020-01-01T00:00:00Z','agent':[{'who':{'display':'x'}}],"
            + "'target':[{'reference':'Condition/1'}],"
            + "'entity':[{'role':'source','what':{'reference':'DocumentReference/d'}}]");
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private void put(String key, String members) {
    ResourceKey parsed = ResourceKey.parse(key);
    lake.store()
        .update(
            parsed,
            json(
                "{'resourceType':'"
                    + parsed.type()
                    + "','id':'"
                    + parsed.id()
                    + "',"
                    + members
                    + "}"),
            Precondition.NONE);
  }

  private void condition(String id, String patient, String code) {
    put(
        "Condition/" + id,
        "'subject':{'reference':'Patient/"
            + patient
            + "'},'code':{'coding':[{'system':'"
            + CODES
            + "','code':'"
            + code
            + "','display':'"
            + code
            + "!'}]}");
  }

  private List<String> ask(String name, Map<String, List<String>> values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    lake.store().graph().ask(new GraphCall(List.of("text/csv"), false), name, values, type -> out);
    List<String> lines =
        out.toString(UTF_8).replace("http://tarn.health/resource/", "").lines().toList();
    return lines.subList(1, lines.size());
  }

  @Test
  void cohortFindsWhoHasAll() {
    List<String> both = List.of(CODES + "|pain", CODES + "|fever");

    assertThat(ask("cohort", Map.of("condition", both)))
        .containsExactly("Patient/a,a", "Patient/b,b");
    assertThat(ask("cohort", Map.of("condition", both, "medication", List.of(CODES + "|drug"))))
        .containsExactly("Patient/a,a");
  }

  @Test
  void coOccurrenceCountsPatients() {
    assertThat(ask("co-occurrence", Map.of("condition", List.of(CODES + "|pain"))))
        .containsExactly(CODES + "/fever,fever!,2", CODES + "/cough,cough!,1");
  }

  @Test
  void careTeamNamesWhoTreated() {
    assertThat(ask("care-team", Map.of("patient", List.of("Patient/a"))))
        .containsExactly("Practitioner/p,Doctor,1,2020-01-01T00:00:00Z");
  }

  @Test
  void documentFactsFollowTheProvenance() {
    assertThat(ask("document-facts", Map.of("document", List.of("DocumentReference/d"))))
        .containsExactly("Condition/1,http://hl7.org/fhir/Condition,pain!,");
  }

  @Test
  void neighbourhoodGoesBothWays() {
    assertThat(ask("neighbourhood", Map.of("resource", List.of("Encounter/e"))))
        .hasSize(2)
        .allMatch(row -> row.startsWith("to,"));
    assertThat(ask("neighbourhood", Map.of("resource", List.of("Practitioner/p"))))
        .singleElement()
        .asString()
        .startsWith("from,http://hl7.org/fhir/Encounter.participant.individual,Encounter/e,");
  }

  @Test
  void pathFindsTheShortestFirst() {
    List<String> rows =
        ask("path", Map.of("from", List.of("Condition/1"), "to", List.of("Practitioner/p")));

    assertThat(rows.get(0)).startsWith("3,Patient/a,a,Encounter/e,");
    assertThat(ask("path", Map.of("from", List.of("Patient/a"), "to", List.of("Practitioner/p"))))
        .first()
        .asString()
        .startsWith("2,Encounter/e,");
  }
}
