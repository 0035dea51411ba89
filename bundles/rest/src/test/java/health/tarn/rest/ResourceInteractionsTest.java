package health.tarn.rest;

import static health.tarn.rest.RestFixture.PATIENT;
import static health.tarn.rest.RestFixture.header;
import static health.tarn.rest.RestFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ResourceInteractionsTest {

  private static final String OTHER = PATIENT.replace("true", "false");

  private RestFixture rest;

  @BeforeEach
  void start() throws Exception {
    rest = new RestFixture();
  }

  @AfterEach
  void stop() throws Exception {
    rest.close();
  }

  @Nested
  class Create {

    @Test
    void givesAnIdAndTellsWhereTheResourceIs() throws Exception {
      HttpResponse<String> created = rest.post("/fhir/Patient", PATIENT);

      assertThat(created.statusCode()).isEqualTo(201);
      assertThat(header(created, "Location")).isEqualTo(rest.base() + "/Patient/new-1/_history/1");
      assertThat(header(created, "ETag")).isEqualTo("W/\"1\"");
      assertThat(header(created, "Last-Modified")).isEqualTo("Thu, 01 Jan 2026 00:00:00 GMT");
      assertThat(header(created, "Content-Type")).isEqualTo("application/fhir+json;charset=utf-8");
      assertThat(json(created).path("id").asText()).isEqualTo("new-1");
    }

    @Test
    void underAConditionReturnsTheOneThatIsThere() throws Exception {
      rest.put("/fhir/Patient/p1", PATIENT);

      HttpResponse<String> found = rest.post("/fhir/Patient", PATIENT, "If-None-Exist", "_id=p1");
      HttpResponse<String> several =
          rest.post("/fhir/Patient", PATIENT, "If-None-Exist", "_id=many");

      assertThat(found.statusCode()).isEqualTo(200);
      assertThat(header(found, "Location")).isEqualTo(rest.base() + "/Patient/p1/_history/1");
      assertThat(several.statusCode()).isEqualTo(412);
    }

    @Test
    void answersWhatThePreferenceSays() throws Exception {
      HttpResponse<String> minimal =
          rest.post("/fhir/Patient", PATIENT, "Prefer", "return=minimal");
      HttpResponse<String> outcome =
          rest.post("/fhir/Patient", PATIENT, "Prefer", "return=OperationOutcome");
      HttpResponse<String> whole =
          rest.post("/fhir/Patient", PATIENT, "Prefer", "respond-async; return=representation");

      assertThat(minimal.body()).isEmpty();
      assertThat(header(minimal, "ETag")).isEqualTo("W/\"1\"");
      assertThat(json(outcome).at("/issue/0/diagnostics").asText())
          .isEqualTo("created: Patient/new-2, version 1");
      assertThat(json(whole).path("id").asText()).isEqualTo("new-3");
    }
  }

  @Nested
  class Read {

    @Test
    void givesTheBytesThatTheStoreHas() throws Exception {
      String stored = rest.put("/fhir/Patient/p1", PATIENT).body();

      HttpResponse<String> read = rest.get("/fhir/Patient/p1");

      assertThat(read.statusCode()).isEqualTo(200);
      assertThat(read.body()).isEqualTo(stored);
      assertThat(header(read, "ETag")).isEqualTo("W/\"1\"");
      assertThat(header(read, "Content-Location"))
          .isEqualTo(rest.base() + "/Patient/p1/_history/1");
      assertThat(header(read, "Content-Length")).isEqualTo(Integer.toString(stored.length()));
      assertThat(header(read, "Cache-Control")).isEqualTo("private, no-cache");
    }

    @Test
    void ofAVersionGivesThatVersion() throws Exception {
      rest.put("/fhir/Patient/p1", PATIENT);
      rest.put("/fhir/Patient/p1", OTHER);

      HttpResponse<String> first = rest.get("/fhir/Patient/p1/_history/1");

      assertThat(header(first, "ETag")).isEqualTo("W/\"1\"");
      assertThat(json(first).path("active").asBoolean()).isTrue();
      assertThat(rest.get("/fhir/Patient/p1/_history/3").statusCode()).isEqualTo(404);
      assertThat(rest.get("/fhir/Patient/p1/_history/x").statusCode()).isEqualTo(404);
      assertThat(rest.get("/fhir/Patient/p1/_history/01").statusCode()).isEqualTo(404);
    }

    @Test
    void byHeadGivesTheSameHeadersAndNoBody() throws Exception {
      rest.put("/fhir/Patient/p1", PATIENT);
      HttpResponse<String> read = rest.get("/fhir/Patient/p1");

      HttpResponse<String> head =
          rest.send(rest.request("/fhir/Patient/p1").method("HEAD", BodyPublishers.noBody()));

      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      assertThat(header(head, "ETag")).isEqualTo("W/\"1\"");
      assertThat(header(head, "Content-Length")).isEqualTo(header(read, "Content-Length"));
    }

    @Test
    void tellsThatTheCallerHasItAlready() throws Exception {
      rest.put("/fhir/Patient/p1", PATIENT);
      String path = "/fhir/Patient/p1";

      HttpResponse<String> same = rest.get(path, "If-None-Match", "W/\"7\", W/\"1\"");

      assertThat(same.statusCode()).isEqualTo(304);
      assertThat(same.body()).isEmpty();
      HttpResponse<String> read = rest.get(path);
      for (String name :
          List.of("ETag", "Last-Modified", "Content-Location", "Cache-Control", "Vary")) {
        assertThat(header(same, name)).as(name).isNotNull().isEqualTo(header(read, name));
      }
      assertThat(rest.get(path, "If-None-Match", "*").statusCode()).isEqualTo(304);
      assertThat(rest.get(path, "If-None-Match", "W/\"2\"").statusCode()).isEqualTo(200);
      assertThat(modifiedSince("Thu, 01 Jan 2026 00:00:00 GMT")).isEqualTo(304);
      assertThat(modifiedSince("Wed, 31 Dec 2025 23:59:59 GMT")).isEqualTo(200);
      assertThat(modifiedSince("yesterday")).isEqualTo(200);
    }

    @Test
    void isRefusedIfItIsNotTheVersionThatWasAskedFor() throws Exception {
      rest.put("/fhir/Patient/p1", PATIENT);
      String path = "/fhir/Patient/p1";

      assertThat(rest.get(path, "If-Match", "W/\"2\"").statusCode()).isEqualTo(412);
      assertThat(rest.get(path, "If-Match", "W/\"2\", W/\"1\"").statusCode()).isEqualTo(200);
      assertThat(rest.get(path, "If-Match", "*").statusCode()).isEqualTo(200);
      assertThat(unmodifiedSince("Wed, 31 Dec 2025 23:59:59 GMT")).isEqualTo(412);
      assertThat(unmodifiedSince("Thu, 01 Jan 2026 00:00:00 GMT")).isEqualTo(200);
      assertThat(unmodifiedSince("yesterday")).isEqualTo(200);
    }

    private int unmodifiedSince(String date) throws Exception {
      return rest.get("/fhir/Patient/p1", "If-Unmodified-Since", date).statusCode();
    }

    private int modifiedSince(String date) throws Exception {
      return rest.get("/fhir/Patient/p1", "If-Modified-Since", date).statusCode();
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
      rest.put("/fhir/Patient/p1", PATIENT);

      assertThat(rest.get("/fhir/Patient/p1?colour=red").statusCode()).isEqualTo(400);
      assertThat(rest.get("/fhir/Patient/p1?colour=red", "Prefer", "handling=lenient").statusCode())
          .isEqualTo(200);
    }
  }

  @Nested
  class Update {

    @Test
    void createsThenMakesVersionsAndLeavesTheSameAlone() throws Exception {
      HttpResponse<String> created = rest.put("/fhir/Patient/p1", PATIENT);
      HttpResponse<String> updated = rest.put("/fhir/Patient/p1", OTHER);
      HttpResponse<String> same = rest.put("/fhir/Patient/p1", OTHER);

      assertThat(created.statusCode()).isEqualTo(201);
      assertThat(header(created, "Location")).endsWith("/Patient/p1/_history/1");
      assertThat(updated.statusCode()).isEqualTo(200);
      assertThat(header(updated, "ETag")).isEqualTo("W/\"2\"");
      assertThat(header(updated, "Content-Location")).endsWith("/Patient/p1/_history/2");
      assertThat(same.statusCode()).isEqualTo(200);
      assertThat(header(same, "ETag")).isEqualTo("W/\"2\"");
    }

    @Test
    void happensOnlyAtTheVersionThatTheCallerNames() throws Exception {
      rest.put("/fhir/Patient/p1", PATIENT);

      assertThat(ifMatch("W/\"2\"")).isEqualTo(412);
      assertThat(ifMatch("W/\"abc\"")).isEqualTo(412);
      assertThat(ifMatch("*")).isEqualTo(400);
      assertThat(ifMatch("W/\"1\", W/\"2\"")).isEqualTo(400);
      assertThat(ifMatch("W/\"1\"")).isEqualTo(200);
    }

    @Test
    void isNotGuardedByATimeInSeconds() throws Exception {
      rest.put("/fhir/Patient/p1", PATIENT);
      String[] time = {"If-Unmodified-Since", "Thu, 01 Jan 2026 00:00:00 GMT"};

      assertThat(rest.put("/fhir/Patient/p1", OTHER, time).statusCode()).isEqualTo(400);
      assertThat(rest.delete("/fhir/Patient/p1", time).statusCode()).isEqualTo(400);
      assertThat(
              rest.put("/fhir/Patient/p1", OTHER, "If-Match", "W/\"1\"", time[0], time[1])
                  .statusCode())
          .isEqualTo(200);
    }

    private int ifMatch(String tag) throws Exception {
      return rest.put("/fhir/Patient/p1", OTHER, "If-Match", tag).statusCode();
    }

    @Test
    void canBeLimitedToWhatIsNotThere() throws Exception {
      assertThat(ifNoneMatch("*")).isEqualTo(201);
      assertThat(ifNoneMatch("*")).isEqualTo(412);
      assertThat(ifNoneMatch("W/\"1\"")).isEqualTo(400);
    }

    private int ifNoneMatch(String tag) throws Exception {
      return rest.put("/fhir/Patient/p1", PATIENT, "If-None-Match", tag).statusCode();
    }

    @Test
    void takesBinaryAsAResource() throws Exception {
      String binary =
          "{\"resourceType\":\"Binary\",\"id\":\"b\",\"contentType\":\"text/plain\",\"data\":\"YQ==\"}";

      assertThat(rest.put("/fhir/Binary/b", binary).statusCode()).isEqualTo(201);
      assertThat(json(rest.get("/fhir/Binary/b")).path("data").asText()).isEqualTo("YQ==");
    }
  }

  @Nested
  class Delete {

    @Test
    void leavesAMarkThatReadsAreToldOf() throws Exception {
      rest.put("/fhir/Patient/p1", PATIENT);

      HttpResponse<String> deleted = rest.delete("/fhir/Patient/p1");
      HttpResponse<String> gone = rest.get("/fhir/Patient/p1");

      assertThat(deleted.statusCode()).isEqualTo(204);
      assertThat(deleted.body()).isEmpty();
      assertThat(header(deleted, "ETag")).isEqualTo("W/\"2\"");
      assertThat(header(deleted, "Content-Length")).isNull();
      assertThat(gone.statusCode()).isEqualTo(410);
      assertThat(json(gone).at("/issue/0/code").asText()).isEqualTo("deleted");
      assertThat(rest.get("/fhir/Patient/p1/_history/1").statusCode()).isEqualTo(200);
      assertThat(rest.get("/fhir/Patient/p1/_history/2").statusCode()).isEqualTo(410);
    }

    @Test
    void ofWhatIsNotThereIsNoError() throws Exception {
      assertThat(rest.delete("/fhir/Patient/never").statusCode()).isEqualTo(204);
    }

    @Test
    void tellsAnOutcomeIfAsked() throws Exception {
      rest.put("/fhir/Patient/p1", PATIENT);

      HttpResponse<String> stale = rest.delete("/fhir/Patient/p1", "If-Match", "W/\"9\"");
      HttpResponse<String> deleted =
          rest.delete("/fhir/Patient/p1", "Prefer", "return=OperationOutcome");

      assertThat(stale.statusCode()).isEqualTo(412);
      assertThat(deleted.statusCode()).isEqualTo(200);
      JsonNode issue = json(deleted).at("/issue/0");
      assertThat(issue.path("severity").asText()).isEqualTo("information");
      assertThat(issue.path("diagnostics").asText()).isEqualTo("deleted: Patient/p1, version 2");
    }
  }
}
