package health.tarn.core.write;

import static health.tarn.core.store.TestLake.json;
import static health.tarn.core.write.BundleTexts.transaction;
import static health.tarn.core.write.BundleTexts.wrote;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.DataStore;
import health.tarn.api.Precondition;
import health.tarn.api.ResourceKey;
import health.tarn.api.Written;
import health.tarn.api.Written.Effect;
import health.tarn.core.store.TestLake;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another writer does between the search of a condition and the commit has its say. */
@NullUnmarked // A null fails the test by itself.
class ConditionRacesTest {

  private static final String OBSERVATION =
      "'resourceType':'Observation','status':'final','code':{'text':'x'}";

  @TempDir Path folder;
  private final TroubledStorageEngine storage = new TroubledStorageEngine();
  private TestLake lake;
  private DataStore store;

  @BeforeEach
  void open() {
    lake = new TestLake(folder, storage);
    store = lake.store();
    put("Patient", "p", "");
    put(
        "Observation",
        "o",
        ",'status':'final','code':{'text':'x'},'subject':{'reference':'Patient/p'}");
  }

  @AfterEach
  void close() {
    storage.without();
    lake.close();
  }

  private void put(String type, String id, String members) {
    store.update(
        new ResourceKey(type, id),
        json("{'resourceType':'" + type + "','id':'" + id + "'" + members + "}"),
        Precondition.NONE);
  }

  /** Lets another writer in just before the next commit. */
  private void before(Runnable other) {
    storage.with(
        (method, call) -> {
          if (method.equals("append")) {
            storage.without();
            other.run();
          }
          return call.go();
        });
  }

  private Written createUnless(String condition) {
    return store.create("Observation", json("{" + OBSERVATION + "}"), condition);
  }

  @Test
  void overAChain() {
    before(() -> put("Patient", "p", ",'name':[{'family':'Eve'}]"));

    Written written = createUnless("patient.family=Eve");

    assertThat(written.effect()).isEqualTo(Effect.FOUND);
    assertThat(written.resource().key().id()).isEqualTo("o");
  }

  @Test
  void overAChainOfChains() {
    put("Organization", "c", "");
    put("Patient", "p", ",'managingOrganization':{'reference':'Organization/c'}");
    before(() -> put("Organization", "c", ",'name':'Clinic'"));

    assertThat(createUnless("patient.organization.name=Clinic").effect()).isEqualTo(Effect.FOUND);
  }

  @Test
  void overWhatRefersToIt() {
    before(
        () ->
            put(
                "DiagnosticReport",
                "r",
                ",'status':'final','code':{'text':'x'},'result':[{'reference':'Observation/o'}]"));

    assertThat(createUnless("_has:DiagnosticReport:result:status=final").effect())
        .isEqualTo(Effect.FOUND);
  }

  @Test
  void overAList() {
    before(
        () ->
            put(
                "List",
                "l",
                ",'status':'current','mode':'working',"
                    + "'entry':[{'item':{'reference':'Observation/o'}}]"));

    assertThat(createUnless("_list=l").effect()).isEqualTo(Effect.FOUND);
  }

  @Test
  void overTheChainOfAConditionalReference() {
    put("Patient", "p", ",'name':[{'family':'Eve'}]");
    put("Patient", "q", "");
    put(
        "Observation",
        "o2",
        ",'status':'final','code':{'text':'x'},'subject':{'reference':'Patient/q'}");
    before(
        () -> {
          put("Patient", "p", "");
          put("Patient", "q", ",'name':[{'family':'Eve'}]");
        });

    Written written =
        wrote(
            store.bundle(
                transaction(
                    BundleTexts.post(
                        "DiagnosticReport",
                        ",'status':'final','code':{'text':'x'},'result':"
                            + "[{'reference':'Observation?patient.family=Eve'}]"))),
            0);

    assertThat(TestLake.text(written.resource())).contains("\"Observation/o2\"");
  }
}
