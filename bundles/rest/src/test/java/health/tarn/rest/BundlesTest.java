package health.tarn.rest;

import static health.tarn.rest.RestFixture.PATIENT;
import static health.tarn.rest.RestFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transactions and batches. */
@NullUnmarked // A null that is none would fail the test anyway.
class BundlesTest {

  private RestFixture rest;

  @BeforeEach
  void start() throws Exception {
    rest = new RestFixture();
  }

  @AfterEach
  void stop() throws Exception {
    rest.close();
  }

  private static String bundle(String type, String... entries) {
    return "{\"resourceType\":\"Bundle\",\"type\":\""
        + type
        + "\",\"entry\":["
        + String.join(",", entries)
        + "]}";
  }

  private static String entry(String method, String url, String resource) {
    return "{\"request\":{\"method\":\""
        + method
        + "\",\"url\":\""
        + url
        + "\"}"
        + (resource == null ? "" : ",\"resource\":" + resource)
        + "}";
  }

  @Test
  void answerEntryByEntry() throws Exception {
    HttpResponse<String> response =
        rest.post(
            "/fhir",
            bundle(
                "batch",
                entry("PUT", "Patient/p1", PATIENT),
                entry("GET", "Patient/p1", null),
                entry("GET", "Patient", null),
                entry("GET", "Patient/p1/_history", null),
                entry("DELETE", "Patient/p1", null),
                entry("DELETE", "Patient/never", null),
                entry("GET", "Patient/p1", null),
                entry("PUT", "Patient/p2", PATIENT)));

    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode answer = json(response);
    assertThat(answer.path("type").asText()).isEqualTo("batch-response");
    assertThat(status(answer, 0)).isEqualTo("201 Created");
    assertThat(answer.at("/entry/0/response/location").asText())
        .isEqualTo(rest.base() + "/Patient/p1/_history/1");
    assertThat(answer.at("/entry/0/response/etag").asText()).isEqualTo("W/\"1\"");
    assertThat(answer.at("/entry/0").has("resource")).isFalse();
    assertThat(status(answer, 1)).isEqualTo("200 OK");
    assertThat(answer.at("/entry/1/resource/id").asText()).isEqualTo("p1");
    assertThat(answer.at("/entry/2/resource/entry/0/resource/id").asText()).isEqualTo("p1");
    assertThat(answer.at("/entry/3/resource/type").asText()).isEqualTo("history");
    assertThat(answer.at("/entry/3/resource/link/0/url").asText())
        .isEqualTo(rest.base() + "/Patient/p1/_history?_since=1970-01-01T00:00:00Z&_count=1");
    assertThat(status(answer, 4)).isEqualTo("204 No Content");
    assertThat(status(answer, 5)).isEqualTo("204 No Content");
    assertThat(status(answer, 6)).isEqualTo("410 Gone");
    assertThat(status(answer, 7)).isEqualTo("400 Bad Request");
    assertThat(answer.at("/entry/7/response/outcome/issue/0/expression/0").asText())
        .isEqualTo("Patient.id");
  }

  private static String status(JsonNode answer, int entry) {
    return answer.at("/entry/" + entry + "/response/status").asText();
  }

  @Test
  void bringWhatThePreferenceSays() throws Exception {
    String json = bundle("transaction", entry("PUT", "Patient/p1", PATIENT));

    JsonNode whole = json(rest.post("/fhir", json, "Prefer", "return=representation"));
    JsonNode told = json(rest.post("/fhir/", json, "Prefer", "return=OperationOutcome"));

    assertThat(whole.path("type").asText()).isEqualTo("transaction-response");
    assertThat(whole.at("/entry/0/resource/id").asText()).isEqualTo("p1");
    assertThat(told.at("/entry/0/response/outcome/issue/0/diagnostics").asText())
        .isEqualTo("nothing to change: Patient/p1, version 1");
  }

  @Test
  void areRefusedAsAWhole() throws Exception {
    assertThat(rest.post("/fhir", PATIENT).statusCode()).isEqualTo(422);
    assertThat(rest.post("/fhir", "{").statusCode()).isEqualTo(400);
    assertThat(rest.post("/fhir", "").statusCode()).isEqualTo(400);
    assertThat(rest.post("/fhir", bundle("batch", " ".repeat(4000))).statusCode()).isEqualTo(413);
  }
}
