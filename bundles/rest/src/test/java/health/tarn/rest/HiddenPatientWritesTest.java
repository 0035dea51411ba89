package health.tarn.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing of a patient whom one may not see shows at a write, and nothing of that patient is
 * changed by it.
 *
 * <p>Compared as in {@link HiddenPatientReadsTest}: a write must be answered as in a lake that does
 * not know the patient, and what can be read afterwards must be the same too. So deleting what is
 * hidden is 204 and does nothing, a version that is to match does not match (412), and conditions
 * find nothing.
 *
 * <p>One difference cannot be avoided, since the client chooses ids: where a hidden resource has
 * taken the id, a PUT without {@code If-Match} is refused with 403, whereas an id that was never
 * used would become the new resource's (201). Whoever may write sees by that, one guess at a time,
 * that an id is taken, and nothing else: not since when, by how many versions or whether the
 * resource was deleted.
 */
@NullUnmarked // A null fails the test by itself.
class HiddenPatientWritesTest {

  private static final String OBSERVATION =
      "'resourceType':'Observation','status':'final','code':{'text':'x'}";
  private static final List<String> HIDDEN =
      List.of(
          "Patient/hidden",
          "Observation/theirs1",
          "Observation/theirs2",
          "Observation/gone",
          "Condition/d-theirs1",
          "Group/both");

  @TempDir Path folder;
  private TwoLakes lakes;
  private List<String> past;

  @BeforeEach
  void open() throws Exception {
    lakes = new TwoLakes(folder);
    HiddenPast.happen(lakes);
    past = hiddenPast();
  }

  @AfterEach
  void close() throws Exception {
    assertThat(hiddenPast()).isEqualTo(past);
    lakes.assertSamePages(Ask.get("/fhir/_history?_count=7"));
    lakes.assertSamePages(Ask.get("/fhir/Patient?_count=2"));
    lakes.assertSamePages(Ask.get("/fhir/Observation?_sort=_lastUpdated&_count=1000"));
    lakes.close();
  }

  /** What one who may see everything sees of what is hidden. */
  private List<String> hiddenPast() throws Exception {
    List<String> histories = new ArrayList<>();
    for (String key : HIDDEN) {
      histories.add(lakes.knowing.send(Ask.get("/fhir/" + key + "/_history"), false).told());
    }
    return histories;
  }

  private Answer assertSame(Ask ask) throws Exception {
    lakes.tick();
    return lakes.assertSame(ask);
  }

  private static String observation(String id, String patient) {
    return "{"
        + OBSERVATION
        + ",'id':'"
        + id
        + "','subject':{'reference':'Patient/"
        + patient
        + "'}}";
  }

  private static String entry(String method, String url, String conditions, String resource) {
    return "{'request':{'method':'"
        + method
        + "','url':'"
        + url
        + "'"
        + conditions
        + "}"
        + (resource == null ? "" : ",'resource':" + resource)
        + "}";
  }

  private static String ifMatch(int version) {
    return ",'ifMatch':'W/\\'" + version + "\\''";
  }

  /** Sends an entry in a batch, in a transaction, and in one after a write that could be done. */
  private void assertSameInBundles(String entry) throws Exception {
    assertSame(HiddenPast.batch(entry));
    assertSame(HiddenPast.transaction(entry));
    String other = entry("POST", "Device", "", "{'resourceType':'Device'}");
    assertSame(HiddenPast.transaction(other + "," + entry));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Patient/hidden", "Observation/theirs1", "Observation/gone", "Group/both"})
  void byDeletingWhichDoesNothing(String key) throws Exception {
    assertThat(assertSame(Ask.delete("/fhir/" + key)).status()).isEqualTo(204);
    assertSame(Ask.delete("/fhir/" + key, "Prefer", "return=OperationOutcome"));
    assertSame(Ask.delete("/fhir/" + key, "If-None-Match", "*"));
    assertSameInBundles(entry("DELETE", key, "", null));
    assertSameInBundles(entry("DELETE", key, ",'ifNoneMatch':'*'", null));
    for (int version = 1; version <= 3; version++) {
      Ask matching = Ask.delete("/fhir/" + key, "If-Match", "W/\"" + version + "\"");
      assertThat(assertSame(matching).status()).isEqualTo(412);
      assertSameInBundles(entry("DELETE", key, ifMatch(version), null));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"theirs1", "theirs2", "gone", "never"})
  void byVersionsThatAreToMatch(String id) throws Exception {
    for (int version = 1; version <= 3; version++) {
      String json = observation(id, "seen");
      Ask put =
          Ask.json("PUT", "/fhir/Observation/" + id, json, "If-Match", "W/\"" + version + "\"");
      assertThat(assertSame(put).status()).isEqualTo(412);
      assertSameInBundles(entry("PUT", "Observation/" + id, ifMatch(version), json));
    }
  }

  @Test
  void byWritingWhatWouldBeHidden() throws Exception {
    String[] bodies = {observation("theirs1", "hidden"), observation("new", "hidden")};
    for (String body : bodies) {
      String key = "Observation/" + (body.contains("theirs1") ? "theirs1" : "new");
      assertThat(assertSame(Ask.json("PUT", "/fhir/" + key, body)).status()).isEqualTo(403);
      assertSame(Ask.json("PUT", "/fhir/" + key, body, "If-Match", "W/\"2\""));
      assertSame(Ask.json("PUT", "/fhir/" + key, body, "If-None-Match", "*"));
      assertSame(Ask.json("POST", "/fhir/Observation", body));
      assertSame(Ask.json("POST", "/fhir/Observation", body, "If-None-Exist", "_id=theirs1"));
      assertSameInBundles(entry("PUT", key, "", body));
      assertSameInBundles(entry("POST", "Observation", "", body));
    }
    String patient = "{'resourceType':'Patient','id':'hidden'}";
    assertThat(assertSame(Ask.json("PUT", "/fhir/Patient/hidden", patient)).status())
        .isEqualTo(403);
    assertSameInBundles(entry("PUT", "Patient/hidden", "", patient));
    assertSame(Ask.json("PUT", "/fhir/Observation/ours1", observation("ours1", "hidden")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "identifier=s|2",
        "identifier=2",
        "family=secret",
        "birthdate=1950-02-03",
        "_id=hidden",
        "_source=urn:secret",
        "_has:Observation:patient:value-quantity=9",
        "general-practitioner=Practitioner/d",
        "_tag=t",
        "gender=male,female",
      })
  void byConditionsOnPatients(String condition) throws Exception {
    String patient = "{'resourceType':'Patient','active':true}";
    Ask create = Ask.json("POST", "/fhir/Patient", patient, "If-None-Exist", condition);
    assertSame(create);
    assertSame(create);
    assertSameInBundles(entry("POST", "Patient", ",'ifNoneExist':'" + condition + "'", patient));
    assertSameInBundles(
        entry(
            "POST",
            "Observation",
            "",
            "{" + OBSERVATION + ",'subject':{'reference':'Patient?" + condition + "'}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"_id=theirs1", "patient=hidden", "patient.family=secret", "value-quantity=9"})
  void byConditionsOnObservations(String condition) throws Exception {
    String json = "{" + OBSERVATION + "}";
    assertThat(
            assertSame(Ask.json("POST", "/fhir/Observation", json, "If-None-Exist", condition))
                .status())
        .isEqualTo(201);
    assertSameInBundles(entry("POST", "Observation", ",'ifNoneExist':'" + condition + "'", json));
  }

  @Test
  void byWhatBundlesRead() throws Exception {
    String[] urls = {
      "Patient/hidden",
      "Patient/hidden/_history/1",
      "Patient/hidden/_history",
      "Observation/gone",
      "Patient/_history",
      "_history",
      "Patient?_summary=count",
      "Observation?patient.family=secret",
      "Practitioner?_revinclude=Observation:performer",
    };
    List<String> entries = new ArrayList<>();
    for (String url : urls) {
      entries.add(entry("GET", url, "", null));
    }
    assertSame(HiddenPast.batch(String.join(",", entries)));
    entries.add(entry("DELETE", "Observation/theirs1", "", null));
    entries.add(entry("POST", "Patient", "", "{'resourceType':'Patient'}"));
    assertSame(HiddenPast.transaction(String.join(",", entries)));
    assertSame(HiddenPast.batch(String.join(",", entries)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"theirs1", "gone"})
  void exceptThatAnIdIsTaken(String id) throws Exception {
    String json = observation(id, "seen");
    String url = "/fhir/Observation/" + id;
    Answer put = lakes.knowing.send(Ask.json("PUT", url, json), true);
    Answer putNew = lakes.knowing.send(Ask.json("PUT", url, json, "If-None-Match", "*"), true);
    String entry = entry("PUT", "Observation/" + id, "", json);
    Answer transaction = lakes.knowing.send(HiddenPast.transaction(entry), true);
    Answer batch = lakes.knowing.send(HiddenPast.batch(entry), true);

    assertThat(put.status()).isEqualTo(403);
    assertThat(put.body())
        .isEqualTo(
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":"
                + "\"forbidden\",\"diagnostics\":\"not permitted: to write Observation/"
                + id
                + "\"}]}");
    assertThat(List.of(putNew.told(), transaction.told())).containsOnly(put.told());
    assertThat(batch.status()).isEqualTo(200);
    assertThat(batch.body()).contains("\"status\":\"403 Forbidden\"").doesNotContain("etag");
  }
}
