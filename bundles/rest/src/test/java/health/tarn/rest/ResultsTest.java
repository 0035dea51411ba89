package health.tarn.rest;

import static health.tarn.rest.RestFixture.PATIENT;
import static health.tarn.rest.RestFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Bundles of results: searches and histories, page by page. */
@NullUnmarked // A null that is none would fail the test anyway.
class ResultsTest {

  private RestFixture rest;

  @BeforeEach
  void start() throws Exception {
    rest = new RestFixture();
  }

  @AfterEach
  void stop() throws Exception {
    rest.close();
  }

  private void store(int patients) throws Exception {
    for (int i = 1; i <= patients; i++) {
      rest.put("/fhir/Patient/p" + i, PATIENT.replace("p1", "p" + i));
    }
  }

  private static String link(JsonNode bundle, String relation) {
    for (JsonNode link : bundle.path("link")) {
      if (link.path("relation").asText().equals(relation)) {
        return link.path("url").asText();
      }
    }
    return null;
  }

  private List<String> follow(String path, String field) throws Exception {
    List<String> values = new ArrayList<>();
    String url = path;
    while (url != null) {
      JsonNode bundle = json(rest.get(url));
      bundle.path("entry").forEach(entry -> values.add(entry.at(field).asText()));
      url = link(bundle, "next");
    }
    return values;
  }

  @Nested
  class Search {

    @Test
    void givesTheStoredBytesWithinABundle() throws Exception {
      store(1);
      String stored = rest.get("/fhir/Patient/p1").body();

      HttpResponse<String> found = rest.get("/fhir/Patient?_id=p1");

      assertThat(found.statusCode()).isEqualTo(200);
      assertThat(found.body())
          .isEqualTo(
              "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":1,\"link\":"
                  + "[{\"relation\":\"self\",\"url\":\""
                  + rest.base()
                  + "/Patient?_id=p1\"}],\"entry\":[{\"fullUrl\":\""
                  + rest.base()
                  + "/Patient/p1\",\"resource\":"
                  + stored
                  + ",\"search\":{\"mode\":\"match\"}}]}");
    }

    @Test
    void isFollowedByItsLinksFromPageToPage() throws Exception {
      store(5);

      assertThat(follow("/fhir/Patient?_count=2&_format=json", "/resource/id"))
          .containsExactly("p1", "p2", "p3", "p4", "p5");
      JsonNode second =
          json(rest.get(link(json(rest.get("/fhir/Patient?_count=2&_format=json")), "next")));
      assertThat(link(second, "self"))
          .isEqualTo(rest.base() + "/Patient?_count=2&_format=json&_page=@2");
    }

    @Test
    void byPostMeansTheSame() throws Exception {
      store(2);

      HttpResponse<String> found =
          postForm("/fhir/Patient/_search?_count=1", "_id=p2&_pretty=true");

      assertThat(found.statusCode()).isEqualTo(200);
      JsonNode bundle = json(found);
      assertThat(bundle.at("/entry/0/resource/id").asText()).isEqualTo("p2");
      assertThat(found.body()).contains("\n  \"type\": \"searchset\"");
      assertThat(link(bundle, "self"))
          .isEqualTo(rest.base() + "/Patient?_count=1&_id=p2&_pretty=true");
      assertThat(postForm("/fhir/_search", "_id=p1").statusCode()).isEqualTo(200);
      HttpResponse<String> withoutBody =
          rest.send(rest.request("/fhir/Patient/_search?_id=p2").POST(BodyPublishers.noBody()));
      assertThat(json(withoutBody).at("/entry/0/resource/id").asText()).isEqualTo("p2");
      assertThat(
              rest.send(
                      rest.request("/fhir/Patient/_search").POST(BodyPublishers.ofString("_id=p2")))
                  .statusCode())
          .isEqualTo(415);
      assertThat(rest.post("/fhir/Patient/_search", "{}").statusCode()).isEqualTo(415);
    }

    private HttpResponse<String> postForm(String path, String form) throws Exception {
      return rest.send(
          rest.request(path)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form)));
    }

    @Test
    void overAllTypesIsAtTheBase() throws Exception {
      store(1);
      rest.put("/fhir/Device/d", "{\"resourceType\":\"Device\",\"id\":\"d\"}");

      JsonNode bundle = json(rest.get("/fhir?_count=10"));

      assertThat(bundle.path("total").asInt()).isEqualTo(2);
      assertThat(link(bundle, "self")).isEqualTo(rest.base() + "?_count=10");
    }

    @Test
    void refusesOrWarnsOfAnUnknownParameter() throws Exception {
      store(1);

      HttpResponse<String> strict = rest.get("/fhir/Patient?colour=red");
      JsonNode lenient = json(rest.get("/fhir/Patient?colour=red", "Prefer", "handling=lenient"));

      assertThat(strict.statusCode()).isEqualTo(400);
      assertThat(lenient.at("/entry/0/search/mode").asText()).isEqualTo("match");
      assertThat(lenient.at("/entry/1/search/mode").asText()).isEqualTo("outcome");
      assertThat(lenient.at("/entry/1/resource/issue/0/severity").asText()).isEqualTo("warning");
      assertThat(link(lenient, "self")).isEqualTo(rest.base() + "/Patient");
    }

    @Test
    void refusesEscapesThatAreNone() throws Exception {
      for (String escape : List.of("%", "%4", "%zz", "%FF", "%C3", "%ED%A0%80")) {
        assertThat(postForm("/fhir/Patient/_search", "_id=" + escape).statusCode())
            .as(escape)
            .isEqualTo(400);
      }
      assertThat(rest.get("/fhir/Patient?_id=%C3").statusCode()).isEqualTo(400);
    }

    @Test
    void withoutAMatchHasNoEntry() throws Exception {
      JsonNode bundle = json(rest.get("/fhir/Patient?_id=nobody"));

      assertThat(bundle.path("total").asInt(-1)).isZero();
      assertThat(bundle.has("entry")).isFalse();
    }

    @Test
    void withinACompartmentTeachesAnotherWay() throws Exception {
      HttpResponse<String> response = rest.get("/fhir/Patient/p1/Observation");

      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(json(response).at("/issue/0/code").asText()).isEqualTo("not-supported");
      assertThat(json(response).at("/issue/0/diagnostics").asText()).contains("?patient=");
    }
  }

  @Nested
  class History {

    @Test
    void ofAnInstanceTellsHowEachVersionCame() throws Exception {
      store(1);
      rest.put("/fhir/Patient/p1", PATIENT.replace("true", "false"));
      rest.delete("/fhir/Patient/p1");

      JsonNode bundle = json(rest.get("/fhir/Patient/p1/_history?_count=5"));

      assertThat(bundle.path("type").asText()).isEqualTo("history");
      assertThat(bundle.path("total").asInt()).isEqualTo(3);
      assertThat(bundle.at("/entry/0/request/method").asText()).isEqualTo("DELETE");
      assertThat(bundle.at("/entry/0/response/status").asText()).startsWith("204");
      assertThat(bundle.at("/entry/0").has("resource")).isFalse();
      assertThat(bundle.at("/entry/1/request/method").asText()).isEqualTo("PUT");
      assertThat(bundle.at("/entry/1/response/etag").asText()).isEqualTo("W/\"2\"");
      assertThat(bundle.at("/entry/2/request").toString())
          .isEqualTo("{\"method\":\"POST\",\"url\":\"Patient\"}");
      assertThat(bundle.at("/entry/2/response/lastModified").asText())
          .isEqualTo("2026-01-01T00:00:00.250Z");
      assertThat(bundle.at("/entry/2/fullUrl").asText()).isEqualTo(rest.base() + "/Patient/p1");
    }

    @Test
    void isFollowedByItsLinksFromPageToPage() throws Exception {
      store(5);

      assertThat(follow("/fhir/_history", "/resource/id"))
          .containsExactly("p5", "p4", "p3", "p2", "p1");
      assertThat(follow("/fhir/Patient/_history?_count=3", "/resource/id")).hasSize(5);
      assertThat(json(rest.get("/fhir/_history?_count=900")).path("entry")).hasSize(5);
      assertThat(json(rest.get("/fhir/_history")).path("entry")).hasSize(2);
    }

    @Test
    void isCutByTimes() throws Exception {
      store(5);

      assertThat(follow("/fhir/_history?_since=2026-01-01T00:03:00Z", "/resource/id"))
          .containsExactly("p5", "p4");
      assertThat(follow("/fhir/_history?_at=2026-01-01T00:03Z", "/resource/id"))
          .containsExactly("p4");
      assertThat(follow("/fhir/_history?_at=2025", "/resource/id")).isEmpty();
      assertThat(follow("/fhir/_history?_until=2026-01-01T00:01Z", "/resource/id"))
          .containsExactly("p2", "p1");
    }

    @Test
    void ofAnInstanceAtATimeBeginsWithTheVersionThatWasCurrentThen() throws Exception {
      for (int i = 0; i < 4; i++) {
        rest.put("/fhir/Patient/p1", PATIENT.replace("true", i % 2 == 0 ? "true" : "false"));
      }

      assertThat(at("2026-01-01T00:01:30Z")).containsExactly("2");
      assertThat(at("2026-01-01T00:02Z")).containsExactly("3", "2");
      assertThat(at("2026-01-01T00:00")).isEmpty();
      assertThat(at("2026")).containsExactly("4", "3", "2", "1");
    }

    private List<String> at(String time) throws Exception {
      return follow("/fhir/Patient/p1/_history?_at=" + time, "/resource/meta/versionId");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() throws Exception {
      store(1);

      assertThat(rest.get("/fhir/_history?_since=yesterday").statusCode()).isEqualTo(400);
      assertThat(rest.get("/fhir/_history?_count=-1").statusCode()).isEqualTo(400);
      assertThat(rest.get("/fhir/_history?_sort=x").statusCode()).isEqualTo(400);
      assertThat(rest.get("/fhir/_history?_sort=x", "Prefer", "handling=lenient").statusCode())
          .isEqualTo(200);
      assertThat(rest.get("/fhir/Patient/nobody/_history").statusCode()).isEqualTo(404);
    }
  }
}
