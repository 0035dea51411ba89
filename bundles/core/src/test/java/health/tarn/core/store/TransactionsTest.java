package health.tarn.core.store;

import static health.tarn.core.store.InteractionsTest.assertProblem;
import static health.tarn.core.store.TestLake.json;
import static health.tarn.core.store.TestLake.keys;
import static health.tarn.core.store.TestLake.search;
import static health.tarn.core.store.TestLake.text;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.BundleAnswer;
import health.tarn.api.BundleAnswer.Entry;
import health.tarn.api.DataStore;
import health.tarn.api.Precondition;
import health.tarn.api.Problem;
import health.tarn.api.Resource;
import health.tarn.api.ResourceKey;
import health.tarn.api.Written.Effect;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked // A null fails the test by itself.
class TransactionsTest {

  @TempDir Path folder;
  private TestLake lake;
  private DataStore store;

  @BeforeEach
  void open() {
    lake = new TestLake(folder);
    store = lake.store();
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private static byte[] bundle(String type, String... entries) {
    return json(
        "{'resourceType':'Bundle','type':'"
            + type
            + "','entry':["
            + String.join(",", entries)
            + "]}");
  }

  private static String post(String fullUrl, String type, String members, String more) {
    return "{'fullUrl':'"
        + fullUrl
        + "','resource':{'resourceType':'"
        + type
        + "'"
        + members
        + "},'request':{'method':'POST','url':'"
        + type
        + "'"
        + more
        + "}}";
  }

  private static Resource wrote(BundleAnswer answer, int index) {
    return ((Entry.Wrote) answer.entries().get(index)).written().resource();
  }

  @Test
  void entriesReferToOneAnotherByFullUrlAlsoInTheNarrative() {
    BundleAnswer answer =
        store.bundle(
            bundle(
                "transaction",
                post(
                    "urn:uuid:b",
                    "Observation",
                    ",'status':'final','code':{'text':'x'},'subject':{'reference':'urn:uuid:a'},"
                        + "'text':{'status':'generated','div':'<div xmlns=\\'http://www.w3.org/"
                        + "1999/xhtml\\'><a href=\\'urn:uuid:a\\'>p</a></div>'}",
                    ""),
                post("urn:uuid:a", "Patient", "", "")));

    String patient = wrote(answer, 1).key().toString();
    assertThat(text(wrote(answer, 0)))
        .contains("\"reference\":\"" + patient + "\"")
        .doesNotContain("urn:uuid:a");
    assertThat(keys(search(store, "Observation?subject=" + patient))).hasSize(1);
    assertThat(wrote(answer, 0).t()).isEqualTo(wrote(answer, 1).t());
  }

  @Test
  void oneBadEntryLeavesNothing() {
    assertProblem(
        Problem.UNPROCESSABLE,
        () ->
            store.bundle(
                bundle(
                    "transaction",
                    post("urn:uuid:a", "Patient", "", ""),
                    post("urn:uuid:b", "Patient", ",'gender':['female']", ""))));
    store.update(
        new ResourceKey("Patient", "p"),
        json("{'resourceType':'Patient','id':'p'}"),
        Precondition.NONE);
    assertProblem(
        Problem.PRECONDITION_FAILED,
        () ->
            store.bundle(
                bundle(
                    "transaction",
                    post("urn:uuid:a", "Patient", "", ""),
                    "{'resource':{'resourceType':'Patient','id':'p','active':true},'request':"
                        + "{'method':'PUT','url':'Patient/p','ifMatch':'W/\\'7\\''}}")));
    assertThat(search(store, "Patient?_summary=count").total()).isEqualTo(1);
  }

  @Test
  void conditionalReferencesAndCreatesFindWhatIsStored() {
    Resource doctor =
        store
            .create(
                "Practitioner",
                json("{'resourceType':'Practitioner','identifier':[{'system':'n','value':'7'}]}"),
                null)
            .resource();
    BundleAnswer answer =
        store.bundle(
            bundle(
                "transaction",
                post("urn:uuid:d", "Practitioner", "", ",'ifNoneExist':'identifier=n|7'"),
                post(
                    "urn:uuid:e",
                    "Encounter",
                    ",'status':'finished','class':{'code':'AMB'},'participant':[{'individual':"
                        + "{'reference':'Practitioner?identifier=n|7'}},{'individual':"
                        + "{'reference':'urn:uuid:d'}}]",
                    "")));

    assertThat(((Entry.Wrote) answer.entries().get(0)).written().effect()).isEqualTo(Effect.FOUND);
    assertThat(text(wrote(answer, 1)).split(doctor.key().toString(), -1)).hasSize(3);
    assertProblem(
        Problem.PRECONDITION_FAILED,
        () ->
            store.bundle(
                bundle(
                    "transaction",
                    post(
                        "urn:uuid:e",
                        "Encounter",
                        ",'status':'finished','class':{'code':'AMB'},'subject':"
                            + "{'reference':'Patient?identifier=n|404'}",
                        ""))));
  }

  @Test
  void readsComeAfterTheWritesOfTheirTransaction() {
    BundleAnswer answer =
        store.bundle(
            bundle(
                "transaction",
                "{'request':{'method':'GET','url':'Patient?family=New'}}",
                "{'request':{'method':'GET','url':'Patient/absent'}}",
                post("urn:uuid:a", "Patient", ",'name':[{'family':'New'}]", "")));

    assertThat(((Entry.Searched) answer.entries().get(0)).page().total()).isEqualTo(1);
    assertThat(((Entry.Failed) answer.entries().get(1)).problem().problem())
        .isEqualTo(Problem.NOT_FOUND);
  }

  @Test
  void aResourceIsWrittenOnceInATransaction() {
    String put =
        "{'resource':{'resourceType':'Patient','id':'p'},'request':"
            + "{'method':'PUT','url':'Patient/p'}}";

    assertProblem(Problem.INVALID, () -> store.bundle(bundle("transaction", put, put)));
  }

  @Test
  void theEntriesOfABatchStandAlone() {
    BundleAnswer answer =
        store.bundle(
            bundle(
                "batch",
                post("urn:uuid:a", "Patient", ",'gender':['female']", ""),
                post("urn:uuid:b", "Patient", "", ""),
                "{'resource':{'resourceType':'Patient'}}"));

    assertThat(answer.transaction()).isFalse();
    assertThat(answer.entries().get(0)).isInstanceOf(Entry.Failed.class);
    assertThat(answer.entries().get(1)).isInstanceOf(Entry.Wrote.class);
    assertThat(answer.entries().get(2)).isInstanceOf(Entry.Failed.class);
    assertThat(search(store, "Patient?_summary=count").total()).isEqualTo(1);
  }

  private static String request(String method, String url, String more) {
    return "{'request':{'method':'"
        + method
        + "','url':'"
        + url
        + "'"
        + more
        + "},'resource':{'resourceType':'Patient','id':'p'}}";
  }

  @Test
  void whatAnEntryAsksForIsNeverIgnored() {
    store.update(
        new ResourceKey("Patient", "p"),
        json("{'resourceType':'Patient','id':'p'}"),
        Precondition.NONE);

    for (String entry :
        List.of(
            request("GET", "Patient/p/_history?_count=1", ""),
            request("GET", "Patient/p/_history/1?x=y", ""),
            request("GET", "Patient?family=%zz", ""),
            request("POST", "Patient?active=true", ""),
            request("POST", "Patient", ",'ifNoneExist':'identifier=%zz|1'"),
            request("POST", "Patient", ",'ifNoneExist':'family=%'"),
            request("POST", "Patient", ",'ifNoneExist':'_count=1'"),
            request("PUT", "Patient/p", ",'ifNoneMatch':'W/\\'1\\''"))) {
      Entry answer = store.bundle(bundle("batch", entry)).entries().get(0);
      assertThat(((Entry.Failed) answer).problem().problem()).as(entry).isEqualTo(Problem.INVALID);
    }
    Entry odd =
        store.bundle(bundle("batch", request("GET", "Patient/p/_history/+1", ""))).entries().get(0);
    assertThat(((Entry.Failed) odd).problem().problem()).isEqualTo(Problem.NOT_FOUND);
    assertProblem(
        Problem.INVALID,
        () -> store.bundle(bundle("transaction", request("POST", "Patient?active=true", ""))));
    assertThat(search(store, "Patient?_summary=count").total()).isEqualTo(1);
  }
}
