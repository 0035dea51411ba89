package health.tarn.core.write;

import static health.tarn.core.store.TestLake.json;
import static health.tarn.core.store.TestLake.search;
import static health.tarn.core.store.TestLake.text;
import static health.tarn.core.write.BundleTexts.post;
import static health.tarn.core.write.BundleTexts.postIfNone;
import static health.tarn.core.write.BundleTexts.transaction;
import static health.tarn.core.write.BundleTexts.wrote;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.BundleAnswer;
import health.tarn.api.DataStore;
import health.tarn.api.Written.Effect;
import health.tarn.core.store.TestLake;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A condition that occurs twice in a transaction describes one resource. */
@NullUnmarked // A null fails the test by itself.
class RepeatedConditionTest {

  private static final String IDENTIFIER = ",'identifier':[{'system':'n','value':'7'}]";

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

  private BundleAnswer twice() {
    return store.bundle(
        transaction(
            post("Observation", observed("urn:uuid:b")),
            postIfNone("urn:uuid:a", "Patient", IDENTIFIER, "identifier=n|7"),
            postIfNone("urn:uuid:b", "Patient", IDENTIFIER, "identifier=n%7C7")));
  }

  private static String observed(String patient) {
    return ",'status':'final','code':{'text':'x'},'subject':{'reference':'" + patient + "'}";
  }

  @Test
  void theSecondFindsWhatTheFirstMade() {
    BundleAnswer answer = twice();

    String key = wrote(answer, 1).resource().key().toString();
    assertThat(wrote(answer, 1).effect()).isEqualTo(Effect.CREATED);
    assertThat(wrote(answer, 2).effect()).isEqualTo(Effect.FOUND);
    assertThat(wrote(answer, 2).resource().key()).hasToString(key);
    assertThat(text(wrote(answer, 0).resource())).contains("\"reference\":\"" + key + "\"");
    assertThat(search(store, "Patient?_summary=count").total()).isEqualTo(1);
  }

  @Test
  void bothFindWhatIsStored() {
    String key =
        store
            .create("Patient", json("{'resourceType':'Patient'" + IDENTIFIER + "}"), null)
            .resource()
            .key()
            .toString();

    BundleAnswer answer = twice();

    assertThat(wrote(answer, 1).effect()).isEqualTo(Effect.FOUND);
    assertThat(wrote(answer, 2).effect()).isEqualTo(Effect.FOUND);
    assertThat(text(wrote(answer, 0).resource())).contains("\"reference\":\"" + key + "\"");
    assertThat(search(store, "Patient?_summary=count").total()).isEqualTo(1);
  }

  @Test
  void theSameConditionOfAnotherTypeDescribesAnother() {
    BundleAnswer answer =
        store.bundle(
            transaction(
                postIfNone("urn:uuid:a", "Patient", IDENTIFIER, "identifier=n|7"),
                postIfNone("urn:uuid:b", "Practitioner", IDENTIFIER, "identifier=n|7")));

    assertThat(wrote(answer, 0).effect()).isEqualTo(Effect.CREATED);
    assertThat(wrote(answer, 1).effect()).isEqualTo(Effect.CREATED);
  }
}
