package health.tarn.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.DataStore;
import health.tarn.api.LakeException;
import health.tarn.api.Precondition;
import health.tarn.api.ResourceKey;
import health.tarn.api.SearchCall.Parameter;
import health.tarn.api.plugin.OperationCall;
import health.tarn.api.plugin.OperationLevel;
import health.tarn.core.store.TestLake;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample, called by a lake in memory. */
@NullUnmarked // A null fails the test by itself.
class SampleTest {

  private static final ResourceKey PATIENT = new ResourceKey("Patient", "p1");

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder);
    lake.plugins().add("sample", new SummaryCard("sample 1"));
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private void put(String type, String id, String members) {
    lake.store()
        .update(
            new ResourceKey(type, id),
            TestLake.json("{'resourceType':'" + type + "','id':'" + id + "'" + members + "}"),
            Precondition.NONE);
  }

  private String card(DataStore store, ResourceKey key, Parameter... parameters) {
    OperationCall call =
        new OperationCall(
            OperationLevel.INSTANCE, "Patient", key, List.of(parameters), new byte[0], null, store);
    return new String(lake.plugins().plugins().call("summary-card", call).body(), UTF_8);
  }

  private static final String SUBJECT = ",'subject':{'reference':'Patient/p1'}";
  private static final String STATUS =
      ",'clinicalStatus':{'coding':[{'system':"
          + "'http://terminology.hl7.org/CodeSystem/condition-clinical','code':'active'}]}";

  @Test
  void theCardTellsWhoThePatientIsAndWhatIsActive() {
    put(
        "Patient",
        "p1",
        ",'name':[{'family':'Smith','given':['Ann','B.']}],'gender':'female','birthDate':'1980'");
    put("Condition", "c1", SUBJECT + STATUS + ",'code':{'text':'Asthma'}");
    put("Condition", "c2", SUBJECT + STATUS + ",'code':{'coding':[{'display':'Gout'}]}");
    put("Condition", "c3", SUBJECT + ",'code':{'text':'Measles'}");

    assertThat(card(lake.store(), PATIENT))
        .isEqualTo(
            """
            Ann B. Smith
            female, born 1980

            Conditions
              - Gout
              - Asthma

            Medication
              none that is active

            Allergies
              none that is active

            Made by sample 1
            """);
    assertThat(card(lake.store(), PATIENT, new Parameter("count", "1"))).contains("and more");
  }

  @Test
  void theCardRefusesInPlainWords() {
    put("Patient", "p1", "");
    assertThatThrownBy(() -> card(lake.store(), PATIENT, new Parameter("count", "many")))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("from 1 to 50");
    assertThatThrownBy(() -> card(lake.store(), new ResourceKey("Patient", "nobody")))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("there is no");
  }

  @Test
  void theCardOfAHiddenPatientIsNotShown() {
    put("Patient", TestLake.HIDDEN, "");

    assertThatThrownBy(() -> card(lake.limited(), new ResourceKey("Patient", TestLake.HIDDEN)))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("there is no");
  }

  @Test
  void aPatientWithoutANameIsRefusedAndEverythingElsePasses() {
    lake.plugins().add("sample", new PatientsHaveNames());

    assertThatThrownBy(() -> put("Patient", "p1", ",'name':[{'use':'usual'}]"))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("unknown");
    put("Patient", "p1", ",'name':[{'text':'unknown'}]");
    put("Basic", "b1", ",'code':{'text':'x'}");
    lake.store().delete(PATIENT, Precondition.NONE);
  }
}
