package health.tarn.core.read;

import static health.tarn.core.store.TestLake.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.DataStore;
import health.tarn.api.LakeException;
import health.tarn.api.Precondition;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import health.tarn.api.TimelineCall;
import health.tarn.api.TimelinePage;
import health.tarn.core.store.TestLake;
import health.tarn.storage.memory.MemoryStorageEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked // A null fails the test by itself.
class TimelinesTest {

  private static final ResourceKey ANN = new ResourceKey("Patient", "ann");

  @TempDir Path folder;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private TestLake lake;
  private DataStore store;

  @BeforeEach
  void open() {
    lake = new TestLake(folder, new MemoryStorageEngine(() -> now));
    store = lake.store();
    put("Patient", "ann", "'birthDate':'1980-05-01'");
    put("Patient", "bob", "'birthDate':'1970-05-01'");
    put("Condition", "asthma", "'subject':{'reference':'Patient/ann'},'onsetDateTime':'2001'");
    put("Condition", "undated", "'subject':{'reference':'Patient/ann'},'onsetString':'once'");
    put("Encounter", "visit", visit("ann", "2010-03-04T10:00:00Z"));
    put("Encounter", "other", visit("bob", "2011-03-04T10:00:00Z"));
    put(
        "Observation",
        "pulse",
        "'status':'final','code':{'text':'x'},'subject':{'reference':'Patient/ann'},"
            + "'effectiveDateTime':'2010-03-04T09:00:00Z'");
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private static String visit(String patient, String start) {
    return "'status':'finished','class':{'code':'AMB'},'subject':{'reference':'Patient/"
        + patient
        + "'},'period':{'start':'"
        + start
        + "'}";
  }

  private void put(String type, String id, String members) {
    store.update(
        new ResourceKey(type, id),
        json("{'resourceType':'" + type + "','id':'" + id + "'," + members + "}"),
        Precondition.NONE);
  }

  private static TimelineCall call(boolean newestFirst, String from, String to, String... types) {
    return new TimelineCall("ann", newestFirst, from, to, Set.of(types), null, 50, null);
  }

  private static TimelineCall asOf(Instant instant) {
    return new TimelineCall("ann", false, null, null, Set.of(), instant, 50, null);
  }

  private static List<String> keys(TimelinePage page) {
    return page.entries().stream().map(entry -> entry.resource().key().toString()).toList();
  }

  @Test
  void haveWhatHappenedInItsOrderAndWhatHasNoDateLast() {
    assertThat(keys(store.timeline(call(false, null, null))))
        .containsExactly(
            "Patient/ann",
            "Condition/asthma",
            "Observation/pulse",
            "Encounter/visit",
            "Condition/undated");
    assertThat(keys(store.timeline(call(true, null, null))))
        .containsExactly(
            "Encounter/visit",
            "Observation/pulse",
            "Condition/asthma",
            "Patient/ann",
            "Condition/undated");
  }

  @Test
  void tellWhereTheTimeStands() {
    List<TimelinePage.Entry> entries = store.timeline(call(false, null, null)).entries();
    assertThat(entries.get(1).when())
        .isEqualTo(new TimelinePage.When("onsetDateTime", "2001", "year"));
    assertThat(entries.get(4).when()).isNull();
  }

  @Test
  void areLimitedToASpanAndTypes() {
    assertThat(keys(store.timeline(call(false, "2001-06", "2010-03-04T09:30:00Z"))))
        .containsExactly("Condition/asthma", "Observation/pulse");
    assertThat(keys(store.timeline(call(false, null, null, "Condition"))))
        .containsExactly("Condition/asthma", "Condition/undated");
    assertProblem(Problem.INVALID, call(false, "soon", null));
    assertProblem(Problem.NOT_FOUND, call(false, null, null, "Nothing"));
  }

  @Test
  void comeInPagesOfOneState() {
    for (boolean newestFirst : new boolean[] {true, false}) {
      List<String> whole = keys(store.timeline(call(newestFirst, null, null)));
      List<String> paged = new ArrayList<>();
      String token = null;
      do {
        TimelinePage page =
            store.timeline(
                new TimelineCall("ann", newestFirst, null, null, Set.of(), null, 2, token));
        paged.addAll(keys(page));
        token = page.nextPage();
        put(
            "Encounter",
            "later" + newestFirst + paged.size(),
            visit("ann", "2000-01-01T00:00:00Z"));
      } while (token != null);
      assertThat(paged).isEqualTo(whole);
    }
  }

  @Test
  void tellWhatWasKnownWhen() {
    Instant before = now;
    now = before.plus(Duration.ofDays(1));
    put("Condition", "asthma", "'subject':{'reference':'Patient/ann'},'onsetDateTime':'2020'");
    store.delete(new ResourceKey("Encounter", "visit"), Precondition.NONE);

    TimelinePage known = store.timeline(asOf(before));
    assertThat(keys(known)).contains("Encounter/visit");
    assertThat(known.entries().get(1).when().text()).isEqualTo("2001");
    assertThat(known.entries().get(1).resource().version()).isEqualTo(1);
    assertThat(keys(store.timeline(asOf(now))))
        .containsExactly(
            "Patient/ann", "Observation/pulse", "Condition/asthma", "Condition/undated");
    assertProblem(Problem.NOT_FOUND, asOf(before.minusSeconds(1)));
  }

  @Test
  void areThoseOfAPatientWhoIsThere() {
    Instant before = now;
    now = before.plus(Duration.ofDays(1));
    store.delete(ANN, Precondition.NONE);

    assertProblem(Problem.GONE, call(false, null, null));
    assertThat(keys(store.timeline(asOf(before)))).contains("Patient/ann", "Encounter/visit");
  }

  @Test
  void showNothingOfAHiddenPatient() {
    put("Patient", TestLake.HIDDEN, "'active':true");
    put("Encounter", "theirs", visit(TestLake.HIDDEN, "2010-03-04T10:00:00Z"));
    TimelineCall call =
        new TimelineCall(TestLake.HIDDEN, false, null, null, Set.of(), null, 50, null);

    assertThat(keys(store.timeline(call))).contains("Encounter/theirs");
    assertThatThrownBy(() -> lake.limited().timeline(call))
        .isInstanceOfSatisfying(
            LakeException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_FOUND))
        .hasMessage("there is no Patient/" + TestLake.HIDDEN);
    assertThat(keys(lake.limited().timeline(call(false, null, null)))).hasSize(5);
  }

  private void assertProblem(Problem problem, TimelineCall call) {
    assertThatThrownBy(() -> store.timeline(call))
        .isInstanceOfSatisfying(
            LakeException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }
}
