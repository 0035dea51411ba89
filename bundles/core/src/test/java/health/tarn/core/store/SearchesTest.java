package health.tarn.core.store;

import static health.tarn.core.store.InteractionsTest.assertProblem;
import static health.tarn.core.store.TestLake.json;
import static health.tarn.core.store.TestLake.keys;
import static health.tarn.core.store.TestLake.search;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.DataStore;
import health.tarn.api.Precondition;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import health.tarn.api.SearchPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked // A null fails the test by itself.
class SearchesTest {

  @TempDir Path folder;
  private TestLake lake;
  private DataStore store;

  @BeforeEach
  void open() {
    lake = new TestLake(folder);
    store = lake.store();
    put("Organization", "o1", "'name':'Tarn Clinic'");
    put(
        "Patient",
        "p1",
        "'name':[{'family':'Smith'}],'gender':'female',"
            + "'managingOrganization':{'reference':'Organization/o1'}");
    put("Patient", "p2", "'name':[{'family':'Jones'}],'gender':'male'");
    put(
        "Observation",
        "b1",
        "'status':'final','code':{'coding':[{'system':'http://loinc.org',"
            + "'code':'1-8'}]},'subject':{'reference':'Patient/p1'},'valueQuantity':{'value':5}");
    put(
        "Observation",
        "b2",
        "'status':'final','code':{'coding':[{'system':'http://loinc.org',"
            + "'code':'2-6'}]},'subject':{'reference':'Patient/p2'},'valueQuantity':{'value':7}");
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private void put(String type, String id, String members) {
    store.update(
        new ResourceKey(type, id),
        json("{'resourceType':'" + type + "','id':'" + id + "'," + members + "}"),
        Precondition.NONE);
  }

  @Test
  void aSearchSeesWhatWasWrittenBeforeIt() {
    for (int i = 0; i < 50; i++) {
      put("Patient", "q" + i, "'name':[{'family':'Young" + i + "'}]");
      assertThat(keys(search(store, "Patient?family=Young" + i))).contains("Patient/q" + i);
    }
  }

  @Test
  void chainsAndHasFollowReferencesBothWays() {
    assertThat(keys(search(store, "Observation?subject:Patient.name=smith")))
        .containsExactly("Observation/b1");
    assertThat(keys(search(store, "Observation?patient.organization.name=tarn")))
        .containsExactly("Observation/b1");
    assertThat(keys(search(store, "Patient?_has:Observation:patient:code=2-6")))
        .containsExactly("Patient/p2");
  }

  @Test
  void includedResourcesComeOnceAfterTheMatches() {
    SearchPage page =
        search(
            store,
            "Observation?code=1-8&_include=Observation:patient"
                + "&_include:iterate=Patient:organization");
    assertThat(keys(page)).containsExactly("Observation/b1", "Patient/p1", "Organization/o1");
    assertThat(page.total()).isEqualTo(1);
    assertThat(keys(search(store, "Patient?family=jones&_revinclude=Observation:subject")))
        .containsExactly("Patient/p2", "Observation/b2");
  }

  @Test
  void whatRefersToTheMatchesComesInTheOrderOfItsKeys() {
    List<String> expected = new ArrayList<>(List.of("Patient/p1"));
    for (int i = 99; i >= 10; i--) {
      put("Basic", "x" + i, "'code':{'text':'x'},'subject':{'reference':'Patient/p1'}");
      expected.add(1, "Basic/x" + i);
    }

    assertThat(keys(search(store, "Patient?_id=p1&_revinclude=Basic:subject")))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void pagesShowOnePointInTime() {
    for (int i = 0; i < 10; i++) {
      put("Device", "d" + i, "'status':'active'");
    }
    SearchPage first = search(store, "Device?_count=4&_sort=_id");
    List<String> seen = new ArrayList<>(keys(first));
    put("Device", "d00", "'status':'active'");
    store.delete(new ResourceKey("Device", "d9"), Precondition.NONE);
    String next = first.nextPage();
    while (next != null) {
      SearchPage page = search(store, "Device?_count=4&_sort=_id", next);
      assertThat(page.total()).isEqualTo(10);
      seen.addAll(keys(page));
      next = page.nextPage();
    }
    assertThat(seen).hasSize(10).doesNotHaveDuplicates().contains("Device/d9");
  }

  @Test
  void aTokenOfAnotherSearchIsRefused() {
    for (int i = 0; i < 3; i++) {
      put("Device", "d" + i, "'status':'active'");
    }
    String token = search(store, "Device?_count=1").nextPage();

    assertProblem(Problem.INVALID, () -> search(store, "Patient?_count=1", token));
    assertProblem(Problem.INVALID, () -> search(store, "Device?_count=1", "AAAA"));
  }

  @Test
  void anUnknownParameterIsRefusedAndNeverIgnored() {
    assertProblem(Problem.INVALID, () -> search(store, "Patient?famly=x"));
  }

  @Test
  void countsWithoutEntriesWhenOnlyTheNumberIsWanted() {
    SearchPage page = search(store, "Patient?_summary=count");
    assertThat(page.total()).isEqualTo(2);
    assertThat(page.matches()).isEmpty();
  }
}
