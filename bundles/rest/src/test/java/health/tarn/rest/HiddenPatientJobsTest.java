package health.tarn.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing of a patient whom one may not see shows in jobs: what an export writes and what its
 * status counts is compared as in {@link HiddenPatientReadsTest}; jobs of others are not there, and
 * an import, which could not but write over what is hidden, is refused.
 */
@NullUnmarked // A null fails the test by itself.
class HiddenPatientJobsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private TwoLakes lakes;

  @BeforeEach
  void open() throws Exception {
    lakes = new TwoLakes(folder);
    HiddenPast.happen(lakes);
  }

  @AfterEach
  void close() throws Exception {
    lakes.close();
  }

  /** What became of a job: the answers to its start and to its status, and what lies there. */
  private record Outcome(String start, String status, Map<String, String> objects) {}

  /** Starts a job, and asks for its status until it has ended. */
  private static Outcome run(LakeFixture lake, Ask start, boolean limited) throws Exception {
    lake.objects().clear();
    Answer started = lake.send(start, limited);
    if (started.status() != 202) {
      return new Outcome(started.told(), "", Map.of());
    }
    Answer status = ended(lake, started.location(), limited);
    Map<String, String> objects = new TreeMap<>();
    lake.objects()
        .forEach((name, bytes) -> objects.put(Answer.same(name), Answer.same(text(bytes))));
    return new Outcome(started.told(), status.told(), objects);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  private static Answer ended(LakeFixture lake, String url, boolean limited) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Answer status = lake.send(Ask.get(url), limited);
    while (!status.body().contains("COMPLETED") && System.nanoTime() < deadline) {
      LockSupport.parkNanos(5_000_000);
      status = lake.send(Ask.get(url), limited);
    }
    return status;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?_type=Patient", "?_type=RiskAssessment", "?_type=Group,Condition"})
  void byExports(String parameters) throws Exception {
    Ask start = Ask.get("/fhir/$export" + parameters);

    Outcome ours = run(lakes.knowing, start, true);
    Outcome theirs = run(lakes.ignorant, start, true);

    assertThat(ours).isEqualTo(theirs);
    assertThat(ours.status()).startsWith("200");
    assertThat(ours.objects().toString()).doesNotContain("Secret", "\"id\":\"theirs");
    assertThat(run(lakes.knowing, start, false)).isNotEqualTo(run(lakes.ignorant, start, false));
  }

  @Test
  void byJobsOfOthers() throws Exception {
    importing(lakes.knowing);
    importing(lakes.ignorant);
    String export = lakes.knowing.send(Ask.get("/fhir/$export"), false).location();
    ended(lakes.knowing, export, false);
    String load = lakes.knowing.send(load(), false).location();
    ended(lakes.knowing, load, false);
    String never = export.replaceAll("[0-9a-f]{32}", "0".repeat(32));

    for (String job : new String[] {export, load}) {
      for (String method : new String[] {"GET", "HEAD", "DELETE"}) {
        Answer known = lakes.knowing.send(Ask.get(job).with(method), true);
        Answer unknown = lakes.ignorant.send(Ask.get(job).with(method), true);
        assertThat(known.status()).isEqualTo(404);
        assertThat(known.told()).isEqualTo(unknown.told());
      }
    }
    assertThat(lakes.knowing.send(Ask.get(never), true).told())
        .isEqualTo(lakes.knowing.send(Ask.get(export), true).told());
    lakes.assertSame(Ask.get("/fhir/export"));
    lakes.assertSame(Ask.get("/fhir/import"));
    lakes.assertSame(Ask.get("/fhir/import/hidden"));
  }

  private static Ask load() {
    return Ask.json(
        "POST",
        "/fhir/$import",
        "{'InputDataConfig':{'S3Uri':'mem:/in/'},"
            + "'JobOutputDataConfig':{'S3Configuration':{'S3Uri':'mem:/out/'}}}");
  }

  private static void importing(LakeFixture lake) {
    String line =
        "{\"resourceType\":\"Observation\",\"id\":\"theirs1\",\"status\":\"final\","
            + "\"code\":{\"text\":\"x\"}}\n";
    lake.objects().put("mem:/in/Observation.ndjson", line.getBytes(UTF_8));
  }

  @Test
  void byImports() throws Exception {
    importing(lakes.knowing);
    importing(lakes.ignorant);

    assertThat(lakes.assertSame(load()).status()).isEqualTo(403);

    assertThat(lakes.knowing.objects()).hasSize(1);
    assertThat(lakes.ignorant.objects()).hasSize(1);
  }
}
