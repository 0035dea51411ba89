package health.tarn.rest;

import static health.tarn.rest.RestFixture.PATIENT;
import static health.tarn.rest.RestFixture.header;
import static health.tarn.rest.RestFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.tarn.api.Principal;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Data stores, their status, and what they say they can do. */
@NullUnmarked // A null that is none would fail the test anyway.
class ControlTest {

  private RestFixture rest;

  @BeforeEach
  void start() throws Exception {
    rest = new RestFixture();
  }

  @AfterEach
  void stop() throws Exception {
    rest.close();
  }

  @Test
  void dataStoresAreCreatedListedAndDeleted() throws Exception {
    HttpResponse<String> created = rest.put("/datastore/trial", "{\"search\":\"memory\"}");
    HttpResponse<String> again = rest.put("/datastore/trial", "{\"search\":\"memory\"}");
    HttpResponse<String> other = rest.put("/datastore/trial", "{\"search\":\"lucene\"}");
    JsonNode list = json(rest.get("/datastore"));

    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(header(created, "Location"))
        .isEqualTo("http://127.0.0.1:" + rest.port() + "/datastore/trial/r4");
    assertThat(json(created).toString())
        .isEqualTo(
            "{\"id\":\"trial\",\"state\":\"ACTIVE\",\"createdAt\":\"2026-01-01T00:00:00.250Z\","
                + "\"options\":{\"search\":\"memory\"}}");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(list.path("datastores")).hasSize(2);
    assertThat(json(rest.get("/datastore/trial")).path("id").asText()).isEqualTo("trial");
    assertThat(json(rest.delete("/datastore/trial")).path("state").asText()).isEqualTo("DELETED");
    assertThat(rest.get("/datastore/trial").statusCode()).isEqualTo(404);
    assertThat(rest.delete("/datastore/default").statusCode()).isEqualTo(409);
  }

  @Test
  void dataStoresAreApartAndLinkToThemselves() throws Exception {
    rest.put("/datastore/trial", "");

    HttpResponse<String> created = rest.put("/datastore/trial/r4/Patient/p1", PATIENT);

    assertThat(header(created, "Location"))
        .isEqualTo("http://127.0.0.1:" + rest.port() + "/datastore/trial/r4/Patient/p1/_history/1");
    assertThat(rest.get("/datastore/trial/r4/Patient/p1").statusCode()).isEqualTo(200);
    assertThat(rest.get("/fhir/Patient/p1").statusCode()).isEqualTo(404);
    rest.put("/fhir/Patient/p2", PATIENT.replace("p1", "p2"));
    assertThat(rest.get("/datastore/default/r4/Patient/p2").statusCode()).isEqualTo(200);
  }

  @Test
  void linksBeginWithTheConfiguredAddress() throws Exception {
    try (RestFixture proxied =
        new RestFixture(RestFixture.settings("https://lake.example.org", null))) {
      HttpResponse<String> created = proxied.put("/fhir/Patient/p1", PATIENT);

      assertThat(header(created, "Location"))
          .isEqualTo("https://lake.example.org/fhir/Patient/p1/_history/1");
    }
  }

  @Test
  void statusTellsHowTheStoreIs() throws Exception {
    rest.put("/fhir/Patient/p1", PATIENT);

    assertThat(rest.get("/fhir/$status").body())
        .isEqualTo(
            "{\"datastoreId\":\"default\",\"t\":1,\"searchT\":1,\"health\":[\"one thing\"],"
                + "\"figures\":{\"storage.bytes\":7}}");
  }

  @Test
  void theBaseShowsTheWay() throws Exception {
    HttpResponse<String> hint = rest.get("/fhir");

    assertThat(hint.statusCode()).isEqualTo(200);
    assertThat(json(hint).at("/issue/0/diagnostics").asText()).contains(rest.base() + "/metadata");
    assertThat(json(rest.get("/fhir/?_pretty=true")).path("resourceType").asText())
        .isEqualTo("OperationOutcome");
  }

  @Test
  void theCapabilityStatementSaysWhatIsOfferedHere() throws Exception {
    JsonNode statement = json(rest.get("/fhir/metadata"));

    assertThat(statement.path("resourceType").asText()).isEqualTo("CapabilityStatement");
    assertThat(statement.path("fhirVersion").asText()).isEqualTo("4.0.1");
    assertThat(statement.at("/software/version").asText()).isEqualTo("1.2.3");
    assertThat(statement.at("/implementation/url").asText()).isEqualTo(rest.base());
    JsonNode server = statement.at("/rest/0");
    assertThat(texts(server.path("interaction"), "code"))
        .containsExactly("history-system", "search-system", "transaction", "batch");
    assertThat(texts(server.path("operation"), "name"))
        .containsExactly("import", "export", "status", "compact", "sparql");
    JsonNode observation = server.at("/resource/0");
    assertThat(observation.path("type").asText()).isEqualTo("Observation");
    assertThat(texts(observation.path("interaction"), "code"))
        .containsExactly(
            "read",
            "vread",
            "create",
            "update",
            "delete",
            "history-instance",
            "history-type",
            "search-type");
    assertThat(observation.path("conditionalCreate").asBoolean()).isTrue();
    assertThat(observation.path("conditionalUpdate").asBoolean(true)).isFalse();
    assertThat(observation.path("searchInclude").get(0).asText()).isEqualTo("Observation:subject");
    assertThat(observation.at("/searchParam/0/name").asText()).isEqualTo("code");
    assertThat(observation.at("/searchParam/0/type").asText()).isEqualTo("token");
    assertThat(server.at("/resource/1/searchRevInclude/0").asText())
        .isEqualTo("Observation:subject");
  }

  private static List<String> texts(JsonNode array, String field) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.path(field).asText()));
    return texts;
  }

  @Test
  void optionsAreTextsByName() throws Exception {
    rest.put("/datastore/trial", "{\"a\":{\"b\":1},\"c\":true,\"d\":null}");

    assertThat(rest.lake.store("trial", Principal.ANONYMOUS).description().options())
        .isEqualTo(Map.of("a.b", "1", "c", "true"));
  }
}
