package health.tarn.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing of a patient whom one may not see shows at any door that reads.
 *
 * <p>Each question is put to two lakes, of which only one knows the patient: status, headers and
 * body must be the same, byte by byte, on each page. What is exempt: ids that the lake makes up,
 * the content of a page's token (not its length), and the clock of the server. The same question by
 * one who may see everything must be answered differently, or it would prove nothing.
 */
@NullUnmarked // A null fails the test by itself.
class HiddenPatientReadsTest {

  @TempDir static Path folder;
  private static TwoLakes lakes;

  @BeforeAll
  static void open() throws Exception {
    lakes = new TwoLakes(folder);
    HiddenPast.happen(lakes);
  }

  @AfterAll
  static void close() throws Exception {
    lakes.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patient/hidden",
        "Patient/hidden/_history/1",
        "Patient/hidden/_history/2",
        "Patient/hidden/_history/3",
        "Observation/theirs1",
        "Observation/theirs1/_history/1",
        "Observation/gone",
        "Observation/gone/_history/1",
        "Observation/gone/_history/2",
        "Group/both",
        "Provenance/of-theirs",
        "List/of-theirs",
        "Condition/c-theirs2",
      })
  void byReading(String path) throws Exception {
    assertSameByEveryHeader(Ask.get("/fhir/" + path));
  }

  private void assertSameByEveryHeader(Ask ask) throws Exception {
    String[][] conditions = {
      {},
      {"If-None-Match", "W/\"1\""},
      {"If-None-Match", "*"},
      {"If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT"},
      {"Accept-Encoding", "gzip"},
      {"Prefer", "handling=lenient"},
    };
    for (String[] condition : conditions) {
      Ask conditional = Ask.get(ask.path(), condition);
      lakes.assertSame(conditional);
      lakes.assertSame(conditional.with("HEAD"));
    }
    if (!ask.path().endsWith("/3")) {
      lakes.assertToldToOthers(ask);
      lakes.assertToldToOthers(ask.with("HEAD"));
    }
    lakes.assertSame(ask.with("OPTIONS"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patient/hidden/_history",
        "Observation/theirs1/_history",
        "Observation/gone/_history",
        "Observation/gone/_history?_at=2026",
        "Patient/_history",
        "Observation/_history?_count=1",
        "Condition/_history?_count=1",
        "Condition/_history?_count=2",
        "RiskAssessment/_history",
        "_history",
        "_history?_count=0",
        "_history?_count=1",
        "_history?_count=3",
        "_history?_since=2026-01-01T00:08:00Z",
        "_history?_until=2026-01-01T00:08:00Z&_count=2",
        "_history?_at=2026-01-01",
      })
  void byHistories(String path) throws Exception {
    Ask ask = Ask.get("/fhir/" + path);
    lakes.assertSamePages(ask);
    lakes.assertSame(ask.with("HEAD"));
    if (!path.endsWith("_count=0")) {
      lakes.assertToldToOthers(ask);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patient/hidden/$timeline",
        "Patient/hidden/$timeline?order=oldest&_count=1",
        "Patient/hidden/$timeline?asOf=2026",
        "Patient/hidden/$timeline?from=2020&to=2026&_type=Observation",
      })
  void byTimelines(String path) throws Exception {
    lakes.assertSamePages(Ask.get("/fhir/" + path));
    lakes.assertToldToOthers(Ask.get("/fhir/" + path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patient/seen/$timeline",
        "Patient/seen/$timeline?_count=1",
        "Patient/x/$timeline"
      })
  void byTimelinesOfOthers(String path) throws Exception {
    lakes.assertSamePages(Ask.get("/fhir/" + path));
  }

  @Test
  void byWhatThereIs() throws Exception {
    lakes.assertSame(Ask.get("/fhir/metadata"));
    lakes.assertSame(Ask.get("/fhir"));
    lakes.assertSame(Ask.get("/datastore"));
    lakes.assertSame(Ask.get("/datastore/default"));
    lakes.assertSame(Ask.get("/datastore/default/r4/Patient/hidden"));
    lakes.assertSame(Ask.get("/fhir/Patient/hidden/Observation"));
    assertThat(lakes.assertSame(Ask.get("/fhir/$status")).status()).isEqualTo(403);
    lakes.assertToldToOthers(Ask.get("/fhir/$status"));
    assertThat(lakes.assertSame(Ask.json("POST", "/fhir/$compact", "")).status()).isEqualTo(403);
  }
}
