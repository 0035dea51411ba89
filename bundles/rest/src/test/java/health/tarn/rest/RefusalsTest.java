package health.tarn.rest;

import static health.tarn.rest.RestFixture.PATIENT;
import static health.tarn.rest.RestFixture.header;
import static health.tarn.rest.RestFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.tarn.api.Issue;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked // A null that is none would fail the test anyway.
class RefusalsTest {

  private RestFixture rest;

  @BeforeEach
  void start() throws Exception {
    rest = new RestFixture();
  }

  @AfterEach
  void stop() throws Exception {
    rest.close();
  }

  private static void assertOutcome(HttpResponse<String> response, int status, String code)
      throws Exception {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(header(response, "Content-Type")).isEqualTo("application/fhir+json;charset=utf-8");
    JsonNode outcome = json(response);
    assertThat(outcome.path("resourceType").asText()).isEqualTo("OperationOutcome");
    assertThat(outcome.at("/issue/0/severity").asText()).isEqualTo("error");
    assertThat(outcome.at("/issue/0/code").asText()).isEqualTo(code);
    assertThat(outcome.at("/issue/0/diagnostics").asText()).isNotBlank();
  }

  @Nested
  class OfTheLake {

    @ParameterizedTest
    @EnumSource(Problem.class)
    void haveTheStatusOfTheTable(Problem problem) throws Exception {
      rest.lake.standard().failWith(new LakeException(problem, "this is why"));

      HttpResponse<String> response = rest.get("/fhir/Patient/p1");

      assertOutcome(response, Status.of(problem).code(), Status.of(problem).issueType());
      if (problem != Problem.INTERNAL) {
        assertThat(json(response).at("/issue/0/diagnostics").asText()).isEqualTo("this is why");
      }
    }

    @Test
    void tellEachFindingWithItsPlace() throws Exception {
      rest.lake
          .standard()
          .failWith(
              new LakeException(
                  Problem.INVALID,
                  "two findings",
                  List.of(
                      Issue.error("value", "no date", "Patient.birthDate"),
                      Issue.warning("informational", "by the \"way\""))));

      JsonNode issues = json(rest.get("/fhir/Patient/p1")).path("issue");

      assertThat(issues).hasSize(2);
      assertThat(issues.at("/0/expression/0").asText()).isEqualTo("Patient.birthDate");
      assertThat(issues.at("/1/severity").asText()).isEqualTo("warning");
      assertThat(issues.at("/1/diagnostics").asText()).isEqualTo("by the \"way\"");
    }

    @Test
    void sayWhenToTryAgain() throws Exception {
      rest.lake
          .standard()
          .failWith(
              LakeException.retryLater(Problem.UNAVAILABLE, "behind", Duration.ofMillis(1500)));

      HttpResponse<String> response = rest.get("/fhir/Patient/p1");

      assertOutcome(response, 503, "transient");
      assertThat(header(response, "Retry-After")).isEqualTo("2");
    }

    @Test
    void nameTheOtherMethodsWhenOneIsNotOffered() throws Exception {
      rest.lake.standard().failWith(new LakeException(Problem.NOT_ALLOWED, "read-only"));

      HttpResponse<String> response = rest.put("/fhir/Patient/p1", PATIENT);

      assertOutcome(response, 405, "not-supported");
      assertThat(header(response, "Allow")).isEqualTo("GET, HEAD, DELETE");
    }

    @Test
    void ofADefectHaveAReferenceInTheLogAndTellNothingElse() throws Exception {
      rest.lake
          .standard()
          .failWith(new IllegalStateException("Jane Doe", new RuntimeException("Jane Doe")));
      PrintStream error = System.err;
      ByteArrayOutputStream log = new ByteArrayOutputStream();
      HttpResponse<String> response;
      System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
      try {
        response = rest.get("/fhir/Patient/p1");
      } finally {
        System.setErr(error);
      }

      assertOutcome(response, 500, "exception");
      String told = json(response).at("/issue/0/diagnostics").asText();
      String reference = told.substring(told.lastIndexOf(' ') + 1);
      assertThat(log.toString(StandardCharsets.UTF_8))
          .contains(reference)
          .contains("java.lang.IllegalStateException at ")
          .contains("caused by java.lang.RuntimeException")
          .doesNotContain("Jane Doe")
          .doesNotContain("\tat ");
      assertThat(response.body()).doesNotContain("Jane Doe").doesNotContain("Exception");
    }
  }

  @Nested
  class OfAnAddress {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/fhir/nothing",
          "/fhir/patient/p1",
          "/fhir/P4tient/p1",
          "/fhir/$fly",
          "/fhir/Patient/$fly",
          "/fhir/Patient/p1/$everything",
          "/fhir/Patient/p1/other",
          "/fhir/Patient/p1/Observation/_search",
          "/fhir/Patient/p1/other/1",
          "/fhir/Patient/p1/_history/1/more",
          "/datastore/default/r5/Patient",
          "/datastore/unknown/r4/Patient/p1",
          "/datastore/unknown"
        })
    void isToldInJson(String path) throws Exception {
      HttpResponse<String> response = rest.get(path);

      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(json(response).path("resourceType").asText()).isEqualTo("OperationOutcome");
    }

    @Test
    void withABadIdIsABadRequest() throws Exception {
      assertOutcome(rest.get("/fhir/Patient/a_b"), 400, "invalid");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "PATCH  | /fhir/Patient/p1            | GET, HEAD, PUT, DELETE",
          "POST   | /fhir/Patient/p1            | GET, HEAD, PUT, DELETE",
          "PUT    | /fhir/Patient?identifier=1  | GET, HEAD, POST",
          "DELETE | /fhir/Patient?identifier=1  | GET, HEAD, POST",
          "PUT    | /fhir                       | GET, HEAD, POST",
          "POST   | /fhir/metadata              | GET, HEAD",
          "DELETE | /fhir/Patient/p1/_history   | GET, HEAD",
          "DELETE | /fhir/Patient/p1/_history/1 | GET, HEAD",
          "GET    | /fhir/Patient/_search       | POST",
          "GET    | /fhir/_search               | POST",
          "GET    | /fhir/$import               | POST",
          "DELETE | /fhir/$export               | GET, POST",
          "POST   | /fhir/export/1              | GET, HEAD, DELETE",
          "POST   | /datastore                  | GET, HEAD",
          "POST   | /datastore/default          | GET, HEAD, PUT, DELETE"
        })
    void saysWhichMethodsItHas(String method, String path, String allowed) throws Exception {
      HttpResponse<String> response =
          rest.send(rest.request(path).method(method, BodyPublishers.noBody()));
      HttpResponse<String> options =
          rest.send(rest.request(path).method("OPTIONS", BodyPublishers.noBody()));

      assertOutcome(response, 405, "not-supported");
      assertThat(header(response, "Allow")).isEqualTo(allowed);
      assertThat(options.statusCode()).isEqualTo(204);
      assertThat(header(options, "Allow")).isEqualTo(allowed);
    }

    @Test
    void cannotBeReachedByAnOverriddenMethod() throws Exception {
      rest.put("/fhir/Patient/p1", PATIENT);

      HttpResponse<String> response =
          rest.post("/fhir/Patient/p1", "", "X-HTTP-Method-Override", "DELETE");

      assertThat(response.statusCode()).isEqualTo(405);
      assertThat(rest.get("/fhir/Patient/p1").statusCode()).isEqualTo(200);
    }
  }

  @Nested
  class OfABody {

    private HttpResponse<String> typed(String type) throws Exception {
      return rest.send(
          rest.request("/fhir/Patient")
              .header("Content-Type", type)
              .POST(BodyPublishers.ofString(PATIENT)));
    }

    @Test
    void concernItsType() throws Exception {
      assertOutcome(typed("application/fhir+xml"), 415, "not-supported");
      assertOutcome(typed("text/plain"), 415, "not-supported");
      assertOutcome(typed("application/x-www-form-urlencoded"), 415, "not-supported");
      assertOutcome(typed("application/json; charset=ISO-8859-1"), 415, "not-supported");
      assertOutcome(typed("application/fhir+json; fhirVersion=5.0"), 415, "not-supported");
      assertThat(typed("application/fhir+json; fhirVersion=4.0; charset=\"UTF-8\"").statusCode())
          .isEqualTo(201);
      assertThat(typed("application/json").statusCode()).isEqualTo(201);
    }

    @Test
    void concernItsSize() throws Exception {
      String large = PATIENT + " ".repeat(1000);

      assertOutcome(rest.post("/fhir/Patient", large), 413, "too-long");
      assertOutcome(rest.send(chunked(large)), 413, "too-long");
      assertThat(rest.send(chunked(PATIENT)).statusCode()).isEqualTo(201);
    }

    private HttpRequest.Builder chunked(String body) {
      return rest.request("/fhir/Patient")
          .header("Content-Type", "application/json")
          .POST(
              BodyPublishers.ofInputStream(
                  () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void leaveTheConnectionUsableOrSayThatItEnds() throws Exception {
      for (int round = 0; round < 50; round++) {
        HttpResponse<String> small = typed("text/plain");
        assertThat(small.statusCode()).isEqualTo(415);
        assertThat(header(small, "Connection")).isNull();
      }
      HttpResponse<String> large = rest.post("/fhir/Patient", PATIENT + " ".repeat(100_000));

      assertOutcome(large, 413, "too-long");
      assertThat(header(large, "Connection")).isEqualTo("close");
      assertThat(rest.post("/fhir/Patient", PATIENT).statusCode()).isEqualTo(201);
    }

    @Test
    void concernItsContent() throws Exception {
      assertOutcome(rest.post("/fhir/Patient", "{\"resourceType\":"), 400, "invalid");
      assertOutcome(rest.post("/fhir/Patient", ""), 400, "invalid");
      assertOutcome(rest.post("/fhir/Device", PATIENT), 422, "processing");
      assertOutcome(rest.put("/fhir/Patient/other", PATIENT), 400, "value");
    }
  }
}
