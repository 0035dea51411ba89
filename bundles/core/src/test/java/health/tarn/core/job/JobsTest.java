package health.tarn.core.job;

import static health.tarn.core.store.TestLake.search;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.tarn.api.Lake;
import health.tarn.api.LakeException;
import health.tarn.api.Principal;
import health.tarn.api.Problem;
import health.tarn.api.job.ExportedObject;
import health.tarn.api.job.Job;
import health.tarn.api.job.Job.Kind;
import health.tarn.api.job.Job.State;
import health.tarn.api.job.JobRequest;
import health.tarn.core.store.TestLake;
import health.tarn.storage.memory.MemoryStorageEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // A null fails the test by itself.
class JobsTest extends JobTests {

  private Job importing(Principal principal) {
    return jobs.submit(
        Lake.DEFAULT_STORE,
        new JobRequest(Kind.IMPORT, "load", INPUT, OUTPUT, Map.of()),
        principal);
  }

  private static void assertProblem(Problem problem, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            LakeException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }

  @Test
  void goodLinesAreStoredAndBadOnesAreLoggedWithTheirNumbers() throws IOException {
    put(
        "Patient.ndjson",
        patient("a", "")
            + "{broken\n"
            + "\n"
            + "{\"resourceType\":\"Patient\"}\n"
            + "{\"resourceType\":\"Patient\",\"id\":\"not valid\"}\n"
            + "{\"resourceType\":\"Patent\",\"id\":\"x\"}\n"
            + patient("b", ",\"gender\":\"female\",\"gender\":\"male\"")
            + patient("c", ",\"extension\":" + "[".repeat(10_000) + "]".repeat(10_000))
            + patient("a", ",\"active\":true"));
    jobs.bindRunner(new PlainRunner(Kind.IMPORT, -1));
    Job job = ended(jobs, importing());

    assertThat(job.state()).isEqualTo(State.COMPLETED_WITH_ERRORS);
    assertThat(job.progress().resources()).isEqualTo(8);
    assertThat(job.progress().resourcesDone()).isEqualTo(2);
    assertThat(job.progress().resourcesFailed()).isEqualTo(6);
    assertThat(log(job, "FAILURE/Patient.ndjson"))
        .extracting(line -> line.path("lineId").asInt())
        .containsExactly(2, 4, 5, 6, 7, 8);
    assertThat(log(job, "FAILURE/Patient.ndjson"))
        .allSatisfy(
            line -> {
              JsonNode response = line.path("UpdateResourceResponse");
              assertThat(response.path("statusCode").asInt()).isEqualTo(400);
              assertThat(response.at("/jsonBlob/issue/0/diagnostics").asText()).isNotEmpty();
            });
    assertThat(log(job, "SUCCESS/Patient.ndjson"))
        .extracting(line -> line.at("/UpdateResourceResponse/jsonBlob/meta/versionId").asText())
        .containsExactly("1", "2");
    assertThat(transport.objects)
        .containsKeys(job.output() + "Manifest.json", job.output() + "manifest.json");
    assertThat(search(lake.store(), "Patient?active=true").total()).isEqualTo(1);
  }

  @Test
  void anImportThatIsStoppedGoesOnAndWritesTheSameLogs() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 9_000; i++) {
      lines.append(i % 1000 == 7 ? "bad\n" : patient("p" + i, ""));
    }
    put("a.ndjson", lines.toString());
    put("b.ndjson", patient("last", ""));
    MemoryStorageEngine storage = new MemoryStorageEngine();
    try (TestLake first = new TestLake(folder.resolve("other"), storage)) {
      JobService service = service(first);
      PlainRunner stopping = new PlainRunner(Kind.IMPORT, 3);
      service.bindRunner(stopping);
      Job job =
          service.submit(
              Lake.DEFAULT_STORE,
              new JobRequest(Kind.IMPORT, null, INPUT, OUTPUT, Map.of()),
              Principal.ANONYMOUS);
      assertThat(await(stopping.stopped())).isTrue();
      service.unbindRunner(stopping);
      service.bindRunner(new PlainRunner(Kind.IMPORT, -1));
      Job done = ended(service, job);
      service.stop();

      assertThat(done.state()).isEqualTo(State.COMPLETED_WITH_ERRORS);
      assertThat(done.progress().resources()).isEqualTo(9_001);
      assertThat(done.progress().resourcesFailed()).isEqualTo(9);
      assertThat(log(done, "SUCCESS/a.ndjson")).hasSize(8_991);
      assertThat(log(done, "FAILURE/a.ndjson")).hasSize(9);
      assertThat(log(done, "SUCCESS/b.ndjson")).hasSize(1);
      assertThat(search(first.store(), "Patient?_summary=count").total()).isEqualTo(8_992);
    }
  }

  @Test
  void anUnreachableServerIsTriedAgainAndGzipIsReadWhole() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    for (int member = 0; member < 3; member++) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(patient("m" + member, "").getBytes(UTF_8));
      }
    }
    transport.objects.put(INPUT + "Patient.ndjson.gz", packed.toByteArray());
    transport.faults = 2;
    jobs.bindRunner(new PlainRunner(Kind.IMPORT, -1));
    Job job = ended(jobs, importing());

    assertThat(job.state()).isEqualTo(State.COMPLETED);
    assertThat(job.progress().resourcesDone()).isEqualTo(3);
    assertThat(job.progress().bytesDone()).isEqualTo(packed.size());
  }

  @Test
  void anEmptyInputFailsTheJobWithWhatWasExpected() {
    jobs.bindRunner(new PlainRunner(Kind.IMPORT, -1));
    Job job = ended(jobs, importing());

    assertThat(job.state()).isEqualTo(State.FAILED);
    assertThat(job.message()).contains("nothing to import");
  }

  @Test
  void anExportGivesBackWhatWasStoredAndNotWhatIsHidden() {
    put(
        "all.ndjson",
        patient("a", "") + patient("hidden", "") + "{\"resourceType\":\"Device\",\"id\":\"d\"}\n");
    jobs.bindRunner(new PlainRunner(Kind.IMPORT, -1));
    ended(jobs, importing());
    jobs.bindRunner(new PlainRunner(Kind.EXPORT, -1));

    Job whole = ended(jobs, exporting(Principal.ANONYMOUS));
    Job part = ended(jobs, exporting(TestLake.LIMITED));

    assertThat(whole.state()).isEqualTo(State.COMPLETED);
    assertThat(whole.progress().types()).isEqualTo(Map.of("Patient", 2L, "Device", 1L));
    assertThat(part.progress().types()).isEqualTo(Map.of("Patient", 1L, "Device", 1L));
    assertThat(jobs.exported(whole.id(), Principal.ANONYMOUS)).hasSize(2);
    assertThat(exported(whole)).contains("\"id\":\"hidden\"", "\"versionId\":\"1\"");
    assertThat(exported(part)).doesNotContain("\"id\":\"hidden\"");
  }

  @Test
  void theManifestOfAnExportSaysWhatTheLakeSays() throws IOException {
    put("all.ndjson", patient("a", ""));
    jobs.bindRunner(new PlainRunner(Kind.IMPORT, -1));
    ended(jobs, importing());
    jobs.bindRunner(new PlainRunner(Kind.EXPORT, -1));
    Job job = ended(jobs, exporting(Principal.ANONYMOUS));

    JsonNode manifest =
        new JsonMapper().readTree(transport.objects.get(job.output() + "Manifest.json"));
    ExportedObject only = jobs.exported(job.id(), Principal.ANONYMOUS).get(0);
    assertThat(manifest.path("transactionTime").asText()).isEqualTo(job.submittedAt().toString());
    assertThat(manifest.path("requiresAccessToken").asBoolean(true)).isFalse();
    assertThat(manifest.path("output")).hasSize(1);
    assertThat(manifest.at("/output/0/url").asText()).isEqualTo(only.location().toString());
    assertThat(manifest.at("/output/0/count").asLong()).isEqualTo(only.resources());
  }

  @Test
  void whoMayNotSeeEverythingNeitherImportsNorSeesTheJobsOfOthers() {
    put("all.ndjson", patient("hidden", ""));
    jobs.bindRunner(new PlainRunner(Kind.IMPORT, -1));
    jobs.bindRunner(new PlainRunner(Kind.EXPORT, -1));
    Job load = ended(jobs, importing());
    Job whole = ended(jobs, exporting(Principal.ANONYMOUS));
    Job part = ended(jobs, exporting(TestLake.LIMITED));

    assertProblem(Problem.FORBIDDEN, () -> importing(TestLake.LIMITED));
    for (Job job : List.of(load, whole)) {
      assertProblem(Problem.NOT_FOUND, () -> jobs.find(job.id(), TestLake.LIMITED));
      assertProblem(Problem.NOT_FOUND, () -> jobs.cancel(job.id(), TestLake.LIMITED));
    }
    assertProblem(Problem.NOT_FOUND, () -> jobs.exported(whole.id(), TestLake.LIMITED));
    assertThat(jobs.list(null, TestLake.LIMITED)).extracting(Job::id).containsExactly(part.id());
    assertThat(jobs.find(part.id(), TestLake.LIMITED).progress().types()).isEmpty();
    assertThat(jobs.list(null, Principal.ANONYMOUS)).hasSize(3);
  }
}
