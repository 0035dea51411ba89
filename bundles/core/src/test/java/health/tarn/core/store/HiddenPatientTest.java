package health.tarn.core.store;

import static health.tarn.core.store.InteractionsTest.assertProblem;
import static health.tarn.core.store.TestLake.json;
import static health.tarn.core.store.TestLake.keys;
import static health.tarn.core.store.TestLake.search;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.BundleAnswer;
import health.tarn.api.DataStore;
import health.tarn.api.HistoryCall;
import health.tarn.api.LakeException;
import health.tarn.api.Precondition;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import health.tarn.api.SearchPage;
import health.tarn.api.Written;
import health.tarn.api.Written.Effect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of a patient that a principal may not see shows at any door. */
@NullUnmarked // A null fails the test by itself.
class HiddenPatientTest {

  private static final ResourceKey PATIENT = new ResourceKey("Patient", TestLake.HIDDEN);
  private static final ResourceKey OBSERVATION = new ResourceKey("Observation", "theirs");

  private static final Written NOTHING_THERE = new Written(null, Effect.UNCHANGED);

  @TempDir Path folder;
  private TestLake lake;
  private DataStore all;
  private DataStore limited;

  @BeforeEach
  void open() {
    lake = new TestLake(folder);
    all = lake.store();
    limited = lake.limited();
    put("Patient", "seen", "'name':[{'family':'Open'}],'identifier':[{'system':'s','value':'1'}]");
    put(
        "Patient",
        "hidden",
        "'name':[{'family':'Secret'}]," + "'identifier':[{'system':'s','value':'2'}]");
    put(
        "Observation",
        "ours",
        "'status':'final','code':{'text':'x'}," + "'subject':{'reference':'Patient/seen'}");
    put(
        "Observation",
        "theirs",
        "'status':'final','code':{'text':'x'},"
            + "'subject':{'reference':'Patient/hidden'},'performer':[{'reference':'Practitioner/d'}]");
    put("Practitioner", "d", "'name':[{'family':'Doctor'}]");
    put(
        "Provenance",
        "v",
        "'recorded':'2020-01-01T00:00:00Z',"
            + "'target':[{'reference':'Observation/ours'},{'reference':'Observation/theirs'}],"
            + "'agent':[{'who':{'reference':'Practitioner/d'}}]");
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private void put(String type, String id, String members) {
    all.update(
        new ResourceKey(type, id),
        json("{'resourceType':'" + type + "','id':'" + id + "'," + members + "}"),
        Precondition.NONE);
  }

  @Test
  void notByReading() {
    assertProblem(Problem.NOT_FOUND, () -> limited.read(PATIENT));
    assertProblem(Problem.NOT_FOUND, () -> limited.read(PATIENT, 1));
    assertProblem(Problem.NOT_FOUND, () -> limited.read(OBSERVATION));
    assertThat(limited.read(new ResourceKey("Patient", "seen")).version()).isEqualTo(1);
  }

  @Test
  void notByTheStatusOfWhatWasDeleted() {
    all.delete(OBSERVATION, Precondition.NONE);

    assertProblem(Problem.GONE, () -> all.read(OBSERVATION));
    assertProblem(Problem.NOT_FOUND, () -> limited.read(OBSERVATION));
    assertProblem(Problem.NOT_FOUND, () -> limited.read(OBSERVATION, 2));
  }

  @Test
  void notByHistories() {
    all.delete(OBSERVATION, Precondition.NONE);

    assertThat(limited.history(new HistoryCall(null, null, null, null, 50, null)).versions())
        .noneMatch(version -> version.key().equals(PATIENT) || version.key().equals(OBSERVATION));
    assertProblem(
        Problem.NOT_FOUND,
        () -> limited.history(new HistoryCall("Patient", "hidden", null, null, 50, null)));
  }

  @Test
  void notByALinkOfAHistoryWithoutEntries() {
    put(
        "Observation",
        "theirs",
        "'status':'amended','code':{'text':'x'},'subject':{'reference':'Patient/hidden'}");

    HistoryCall none = new HistoryCall(null, null, null, null, 0, null);
    assertThat(limited.history(none).nextPage()).isNull();
    assertThat(all.history(none).nextPage()).isNull();
  }

  @Test
  void notBySearchesTheirCountsAndLinks() {
    SearchPage page = search(limited, "Patient?_count=1");
    assertThat(page.total()).isEqualTo(1);
    assertThat(page.nextPage()).isNull();
    assertThat(keys(page)).containsExactly("Patient/seen");
    assertThat(keys(search(limited, "?_count=50")))
        .doesNotContain("Patient/hidden", "Observation/theirs");
    assertThat(search(limited, "Observation?_summary=count").total()).isEqualTo(1);
  }

  @Test
  void notByJoins() {
    assertThat(keys(search(limited, "Observation?subject:Patient.family=secret"))).isEmpty();
    assertThat(keys(search(all, "Observation?subject:Patient.family=secret"))).hasSize(1);
    assertThat(keys(search(limited, "Practitioner?_has:Observation:performer:status=final")))
        .isEmpty();
    assertThat(keys(search(limited, "Practitioner?_revinclude=Observation:performer")))
        .containsExactly("Practitioner/d");
    assertThat(keys(search(limited, "Provenance?_include=Provenance:target")))
        .containsExactly("Provenance/v", "Observation/ours");
  }

  @Test
  void notByWriting() {
    assertProblem(
        Problem.FORBIDDEN,
        () ->
            limited.update(
                PATIENT, json("{'resourceType':'Patient','id':'hidden'}"), Precondition.NONE));
    assertProblem(
        Problem.FORBIDDEN,
        () ->
            limited.create(
                "Observation",
                json(
                    "{'resourceType':'Observation','status':'final','code':{'text':'x'},"
                        + "'subject':{'reference':'Patient/hidden'}}"),
                null));
    assertThat(all.read(OBSERVATION).version()).isEqualTo(1);
  }

  @Test
  void notByDeletingWhichDoesWhatItDoesWithNothing() {
    assertThat(limited.delete(OBSERVATION, Precondition.NONE)).isEqualTo(NOTHING_THERE);
    assertThat(limited.delete(new ResourceKey("Observation", "no"), Precondition.NONE))
        .isEqualTo(NOTHING_THERE);
    assertThat(limited.bundle(transaction(deleting(""))).entries())
        .containsExactly(new BundleAnswer.Entry.Wrote(NOTHING_THERE));
    assertThat(all.read(OBSERVATION).version()).isEqualTo(1);
  }

  private static byte[] transaction(String entry) {
    return json("{'resourceType':'Bundle','type':'transaction','entry':[" + entry + "]}");
  }

  private static String deleting(String condition) {
    return "{'request':{'method':'DELETE','url':'Observation/theirs'" + condition + "}}";
  }

  @Test
  void notByPreconditionsWhichFailAsWithNothing() {
    byte[] visible =
        json(
            "{'resourceType':'Observation','id':'theirs','status':'final',"
                + "'code':{'text':'x'},'subject':{'reference':'Patient/seen'}}");
    String putting =
        "{'request':{'method':'PUT','url':'Observation/theirs',"
            + "'ifMatch':'W/\\'1\\''},'resource':"
            + new String(visible, UTF_8)
            + "}";
    for (long version : List.of(1L, 2L)) {
      Precondition match = Precondition.ifMatch(version);
      assertThatThrownBy(() -> limited.update(OBSERVATION, visible, match))
          .isInstanceOf(LakeException.class)
          .hasMessage("Observation/theirs does not exist, expected version " + version);
      assertProblem(Problem.PRECONDITION_FAILED, () -> limited.delete(OBSERVATION, match));
    }
    assertProblem(Problem.PRECONDITION_FAILED, () -> limited.bundle(transaction(putting)));
    assertProblem(
        Problem.PRECONDITION_FAILED,
        () -> limited.bundle(transaction(deleting(",'ifMatch':'W/\\'1\\''"))));
    assertThat(all.read(OBSERVATION).version()).isEqualTo(1);
  }

  @Test
  void exceptThatTheirIdsAreTaken() {
    byte[] visible =
        json("{'resourceType':'Observation','id':'theirs','status':'final','code':{'text':'x'}}");
    assertProblem(Problem.FORBIDDEN, () -> limited.update(OBSERVATION, visible, Precondition.NONE));
    assertProblem(
        Problem.FORBIDDEN,
        () -> limited.update(OBSERVATION, visible, new Precondition(null, true)));
    assertThat(all.read(OBSERVATION).version()).isEqualTo(1);
  }

  @Test
  void notByConditions() {
    assertThat(
            limited
                .create(
                    "Patient",
                    json("{'resourceType':'Patient','identifier':[{'system':'s','value':'2'}]}"),
                    "identifier=s|2")
                .effect())
        .isEqualTo(Effect.CREATED);
    assertThat(
            limited.create("Patient", json("{'resourceType':'Patient'}"), "family=Open").effect())
        .isEqualTo(Effect.FOUND);
  }

  @Test
  void notByFiguresNorByWhatConcernsEverything() {
    assertThat(all.status().figures()).isNotEmpty();
    assertProblem(Problem.FORBIDDEN, limited::status);
    assertProblem(Problem.FORBIDDEN, limited::compact);
    assertProblem(Problem.FORBIDDEN, limited::rebuildSearch);
    assertProblem(Problem.FORBIDDEN, () -> lake.lake().create("other", Map.of(), TestLake.LIMITED));
  }

  @Test
  void notByBundles() {
    BundleAnswer answer =
        limited.bundle(
            json(
                "{'resourceType':'Bundle','type':'batch','entry':["
                    + "{'request':{'method':'GET','url':'Patient/hidden'}},"
                    + "{'request':{'method':'GET','url':'Observation?status=final'}},"
                    + "{'request':{'method':'DELETE','url':'Observation/theirs'}}]}"));
    List<BundleAnswer.Entry> entries = answer.entries();
    assertThat(((BundleAnswer.Entry.Failed) entries.get(0)).problem().problem())
        .isEqualTo(Problem.NOT_FOUND);
    assertThat(keys(((BundleAnswer.Entry.Searched) entries.get(1)).page()))
        .containsExactly("Observation/ours");
    assertThat(entries.get(2)).isEqualTo(new BundleAnswer.Entry.Wrote(NOTHING_THERE));
  }
}
