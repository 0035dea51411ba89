package health.tarn.rest;

import static health.tarn.rest.RestFixture.header;
import static health.tarn.rest.RestFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.tarn.api.Principal;
import health.tarn.api.job.Job;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JobsTest {

  private static final String IMPORT =
      "{\"JobName\":\"load\",\"InputDataConfig\":{\"S3Uri\":\"s3://in/x/\"},"
          + "\"JobOutputDataConfig\":{\"S3Configuration\":{\"S3Uri\":\"s3://out/\","
          + "\"KmsKeyId\":\"k\"}},\"ValidationLevel\":\"minimal\",\"ClientToken\":\"c\"}";
  private static final String EXPORT =
      "{\"JobName\":\"nightly\",\"OutputDataConfig\":{\"S3Configuration\":"
          + "{\"S3Uri\":\"s3://out/\"}},\"DataAccessRoleArn\":\"arn\"}";

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
  class Imports {

    private String started() throws Exception {
      return header(rest.post("/fhir/$import", IMPORT), "Content-Location");
    }

    @Test
    void areTakenWithWhatTheBodySays() throws Exception {
      HttpResponse<String> taken = rest.post("/fhir/$import", IMPORT);

      assertThat(taken.statusCode()).isEqualTo(202);
      assertThat(header(taken, "Content-Type")).isEqualTo("application/json;charset=utf-8");
      String id = json(taken).path("JobId").asText();
      assertThat(header(taken, "Content-Location")).isEqualTo(rest.base() + "/import/" + id);
      assertThat(json(taken).path("DatastoreId").asText()).isEqualTo("default");
      assertThat(json(taken).path("JobStatus").asText()).isEqualTo("SUBMITTED");
      Job job = rest.jobs.find(id, Principal.ANONYMOUS);
      assertThat(job.input()).isEqualTo(URI.create("s3://in/x/"));
      assertThat(job.output().toString()).startsWith("s3://out/");
      assertThat(job.options()).containsOnlyKeys("validation").containsValue("minimal");
    }

    @Test
    void areShownWithTheirProgress() throws Exception {
      String url = started();
      rest.jobs.become(
          url.substring(url.length() - 32), Job.State.COMPLETED_WITH_ERRORS, "one line is bad");

      JsonNode job = json(rest.get(url)).path("ImportJobProperties");

      assertThat(job.path("JobName").asText()).isEqualTo("load");
      assertThat(job.path("JobStatus").asText()).isEqualTo("COMPLETED_WITH_ERRORS");
      assertThat(job.path("SubmitTime").asText()).isEqualTo("1.76722560025E9");
      assertThat(job.has("EndTime")).isTrue();
      assertThat(job.at("/InputDataConfig/S3Uri").asText()).isEqualTo("s3://in/x/");
      assertThat(job.at("/JobOutputDataConfig/S3Configuration/S3Uri").asText())
          .startsWith("s3://out/job-");
      assertThat(job.at("/JobProgressReport/TotalSizeOfScannedFilesInMB").asDouble())
          .isEqualTo(2.0);
      assertThat(job.at("/JobProgressReport/TotalNumberOfResourcesImported").asInt()).isEqualTo(3);
      assertThat(job.at("/JobProgressReport/TotalNumberOfResourcesWithCustomerError").asInt())
          .isEqualTo(1);
      assertThat(job.at("/JobProgressReport/Throughput").asDouble()).isEqualTo(1.5);
      assertThat(job.at("/JobProgressReport/ResourcesImportedByType/Patient").asInt()).isEqualTo(3);
      assertThat(job.path("ValidationLevel").asText()).isEqualTo("minimal");
      assertThat(job.path("Message").asText()).isEqualTo("one line is bad");
    }

    @Test
    void areStopped() throws Exception {
      String url = started();

      HttpResponse<String> stopped = rest.delete(url);
      rest.jobs.become(url.substring(url.length() - 32), Job.State.CANCEL_COMPLETED, null);

      assertThat(stopped.statusCode()).isEqualTo(202);
      assertThat(json(stopped).path("JobStatus").asText()).isEqualTo("CANCEL_SUBMITTED");
      assertThat(rest.delete(url).statusCode()).isEqualTo(409);
    }

    @Test
    void areRefusedForABodyThatIsNotUnderstood() throws Exception {
      assertThat(refused("{}")).contains("InputDataConfig.S3Uri");
      assertThat(refused("[]")).contains("object");
      assertThat(refused("{\"a\":")).contains("JSON");
      assertThat(refused("\0\0\0{\u007f\u007f\u007f\u007f")).contains("JSON");
      assertThat(refused("{} {}")).contains("nothing after");
      assertThat(refused(IMPORT.replace("JobName", "Name"))).contains("known are");
      assertThat(refused(IMPORT.replace("\"load\"", "[\"load\"]"))).contains("no list");
      assertThat(refused(IMPORT.replace("ClientToken", "JobName"))).contains("twice");
      assertThat(refused(IMPORT.replace("ClientToken", "DatastoreId"))).contains("'default'");
      assertThat(refused(IMPORT.replace("s3://in/x/", "s3://in x/"))).contains("location");
      assertThat(refused(IMPORT.replace("minimal", "strict"))).contains("strict");
    }

    private String refused(String body) throws Exception {
      HttpResponse<String> response = rest.post("/fhir/$import", body);
      assertThat(response.statusCode()).isEqualTo(400);
      return json(response).at("/issue/0/diagnostics").asText();
    }

    @Test
    void areFoundOnlyAsWhatTheyAreAndWhereTheyBelong() throws Exception {
      String id = started();
      id = id.substring(id.length() - 32);
      rest.put("/datastore/other", "");

      assertThat(rest.get("/fhir/import/" + id).statusCode()).isEqualTo(200);
      assertThat(rest.get("/fhir/export/" + id).statusCode()).isEqualTo(404);
      assertThat(rest.get("/datastore/other/r4/import/" + id).statusCode()).isEqualTo(404);
      assertThat(rest.get("/fhir/import/unknown").statusCode()).isEqualTo(404);
      assertThat(rest.post("/datastore/none/r4/$import", IMPORT).statusCode()).isEqualTo(404);
    }
  }

  @Nested
  class Exports {

    private String started() throws Exception {
      return header(
          rest.post("/fhir/$export?_type=Patient,Observation", EXPORT), "Content-Location");
    }

    @Test
    void areTakenWithTheTypesOfTheUrl() throws Exception {
      HttpResponse<String> taken =
          rest.post("/fhir/$export?_type=Patient&_type=Device&_outputFormat=ndjson", EXPORT);

      assertThat(taken.statusCode()).isEqualTo(202);
      String id = json(taken).path("jobId").asText();
      assertThat(header(taken, "Content-Location")).isEqualTo(rest.base() + "/export/" + id);
      assertThat(json(taken).path("jobStatus").asText()).isEqualTo("SUBMITTED");
      assertThat(json(taken).path("datastoreId").asText()).isEqualTo("default");
      assertThat(rest.jobs.find(id, Principal.ANONYMOUS).options())
          .containsEntry("types", "Patient,Device");
    }

    @Test
    void areShownAtWorkWithTheirProgress() throws Exception {
      String url = started();
      rest.jobs.become(url.substring(url.length() - 32), Job.State.IN_PROGRESS, null);

      HttpResponse<String> atWork = rest.get(url);

      assertThat(atWork.statusCode()).isEqualTo(202);
      assertThat(header(atWork, "X-Progress"))
          .isEqualTo("IN_PROGRESS, 3 of 4 resources, 1 objects");
      assertThat(header(atWork, "Retry-After")).isEqualTo("1");
      assertThat(json(atWork).at("/exportJobProperties/jobStatus").asText())
          .isEqualTo("IN_PROGRESS");
    }

    @Test
    void endWithAManifest() throws Exception {
      String url = started();
      rest.jobs.become(url.substring(url.length() - 32), Job.State.COMPLETED, null);

      HttpResponse<String> ended = rest.get(url);

      assertThat(ended.statusCode()).isEqualTo(200);
      JsonNode manifest = json(ended);
      assertThat(manifest.path("transactionTime").asText()).isEqualTo("2026-01-01T00:00:00.250Z");
      assertThat(manifest.path("request").asText())
          .isEqualTo(rest.base() + "/$export?_type=Patient,Observation");
      assertThat(manifest.path("requiresAccessToken").asBoolean(true)).isFalse();
      assertThat(manifest.at("/output/0/type").asText()).isEqualTo("Patient");
      assertThat(manifest.at("/output/0/url").asText()).endsWith("/Patient/Patient-1.ndjson");
      assertThat(manifest.at("/output/0/count").asInt()).isEqualTo(3);
      assertThat(manifest.path("error").isArray()).isTrue();
      assertThat(manifest.at("/exportJobProperties/jobName").asText()).isEqualTo("nightly");
      assertThat(
              manifest.at("/exportJobProperties/outputDataConfig/s3Configuration/s3Uri").asText())
          .startsWith("s3://out/job-");
    }

    @Test
    void thatFailedOrWereStoppedAreNotTakenForWhole() throws Exception {
      String url = started();
      String id = url.substring(url.length() - 32);

      HttpResponse<String> stopped = rest.delete(url);
      int stopping = rest.get(url).statusCode();
      rest.jobs.become(id, Job.State.CANCEL_COMPLETED, null);
      int cancelled = rest.get(url).statusCode();
      rest.jobs.become(id, Job.State.FAILED, "no such bucket");
      HttpResponse<String> failed = rest.get(url);

      assertThat(stopped.statusCode()).isEqualTo(202);
      assertThat(stopping).isEqualTo(202);
      assertThat(cancelled).isEqualTo(404);
      assertThat(failed.statusCode()).isEqualTo(500);
      assertThat(json(failed).at("/issue/0/diagnostics").asText())
          .isEqualTo("the export ended as FAILED: no such bucket");
    }

    @Test
    void areNotStartedByHead() throws Exception {
      HttpResponse<String> head =
          rest.send(rest.request("/fhir/$export").method("HEAD", BodyPublishers.noBody()));

      assertThat(head.statusCode()).isEqualTo(405);
      assertThat(header(head, "Allow")).isEqualTo("GET, POST");
      assertThat(rest.jobs.list("default", Principal.ANONYMOUS)).isEmpty();
    }

    @Test
    void needAPlaceToGoTo() throws Exception {
      HttpResponse<String> nowhere = rest.get("/fhir/$export");

      assertThat(nowhere.statusCode()).isEqualTo(400);
      try (RestFixture configured =
          new RestFixture(RestFixture.settings(null, "s3://usual/exports/"))) {
        HttpResponse<String> taken = configured.get("/fhir/$export?_type=Patient");
        assertThat(taken.statusCode()).isEqualTo(202);
        String id = json(taken).path("jobId").asText();
        assertThat(configured.jobs.find(id, Principal.ANONYMOUS).output().toString())
            .startsWith("s3://usual/exports/");
      }
    }

    @Test
    void refuseWhatIsNotOffered() throws Exception {
      assertThat(rest.post("/fhir/$export?_since=2026", EXPORT).statusCode()).isEqualTo(400);
      assertThat(rest.post("/fhir/$export?_outputFormat=csv", EXPORT).statusCode()).isEqualTo(400);
      assertThat(rest.get("/fhir/Patient/$export").statusCode()).isEqualTo(404);
    }
  }
}
