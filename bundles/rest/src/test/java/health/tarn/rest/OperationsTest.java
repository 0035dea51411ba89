package health.tarn.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.tarn.api.plugin.OperationAnswer;
import health.tarn.api.plugin.OperationCall;
import health.tarn.api.plugin.OperationDescription;
import health.tarn.api.plugin.OperationLevel;
import health.tarn.core.store.TestLake;
import health.tarn.spi.plugin.BeforeCommit;
import health.tarn.spi.plugin.CustomOperation;
import health.tarn.spi.plugin.ProposedChange;
import health.tarn.spi.plugin.Verdict;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operations of plugins over HTTP. */
@NullUnmarked // A null fails the test by itself.
class OperationsTest {

  private static final Set<OperationLevel> ALL = EnumSet.allOf(OperationLevel.class);

  @TempDir Path folder;
  private LakeFixture rest;

  @BeforeEach
  void start() throws Exception {
    rest = LakeFixture.start(folder, InstantSource.system());
  }

  @AfterEach
  void stop() throws Exception {
    rest.close();
  }

  private CustomOperation offer(
      String name, boolean changes, Function<OperationCall, OperationAnswer> work) {
    CustomOperation operation =
        new CustomOperation() {
          @Override
          public OperationDescription description() {
            return new OperationDescription(
                name, "Echo", "Says it again.", ALL, Set.of("Patient"), changes, null);
          }

          @Override
          public OperationAnswer call(OperationCall call) {
            return work.apply(call);
          }
        };
    rest.plugins().add("echoes", operation);
    return operation;
  }

  private static OperationAnswer echo(OperationCall call) {
    String text =
        "{\"level\":\""
            + call.level()
            + "\",\"key\":\""
            + call.key()
            + "\",\"a\":\""
            + call.parameter("a").orElse("")
            + "\",\"body\":\""
            + new String(call.body(), UTF_8)
            + "\",\"store\":\""
            + call.store().description().id()
            + "\"}";
    return OperationAnswer.resource(text.getBytes(UTF_8));
  }

  @Test
  void areCalledOnEachLevelOfEachDataStore() throws Exception {
    offer("echo", false, OperationsTest::echo);
    rest.write("PUT", "/datastore/other", "{}", "Content-Type", "application/json");

    assertThat(rest.get("/fhir/$echo?a=b%20c").body()).contains("SYSTEM", "\"a\":\"b c\"");
    assertThat(rest.get("/fhir/Patient/$echo").body()).contains("TYPE", "default");
    HttpResponse<String> instance = rest.get("/fhir/Patient/p1/$echo");
    assertThat(instance.statusCode()).isEqualTo(200);
    assertThat(ServletFixture.header(instance, "Content-Type")).contains("application/fhir+json");
    assertThat(instance.body()).contains("INSTANCE", "Patient/p1");
    assertThat(rest.post("/datastore/other/r4/Patient/$echo", "text").body())
        .contains("\"body\":\"text\"", "\"store\":\"other\"");
  }

  @Test
  void areNotThereOnOtherTypesOrOnceTheyAreGone() throws Exception {
    CustomOperation echo = offer("echo", false, OperationsTest::echo);

    assertThat(rest.get("/fhir/Observation/$echo").statusCode()).isEqualTo(404);
    assertThat(rest.get("/datastore/nothing/r4/$echo").statusCode()).isEqualTo(404);
    assertThat(rest.get("/fhir/Patient/no_id/$echo").statusCode()).isEqualTo(400);
    rest.plugins().remove(echo);
    HttpResponse<String> gone = rest.get("/fhir/Patient/$echo");
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(gone.body()).contains("OperationOutcome", "metadata");
  }

  @Test
  void standInMetadataWhileTheyAreThere() throws Exception {
    CustomOperation echo = offer("echo", false, OperationsTest::echo);

    JsonNode server = ServletFixture.json(rest.get("/fhir/metadata")).at("/rest/0");
    assertThat(server.at("/operation").toString())
        .contains("\"echo\"", "http://tarn.health/fhir/OperationDefinition/echo", "Says it again.");
    assertThat(resource(server, "Patient")).contains("\"echo\"", "\"timeline\"");
    assertThat(resource(server, "Observation")).doesNotContain("echo");

    rest.plugins().remove(echo);
    assertThat(rest.get("/fhir/metadata").body()).doesNotContain("echo");
  }

  private static String resource(JsonNode server, String type) {
    for (JsonNode resource : server.at("/resource")) {
      if (resource.at("/type").asText().equals(type)) {
        return resource.at("/operation").toString();
      }
    }
    throw new AssertionError(type + " is not in the metadata");
  }

  @Test
  void thatMayChangeSomethingAreCalledByPostOnly() throws Exception {
    offer("change", true, OperationsTest::echo);

    HttpResponse<String> refused = rest.get("/fhir/$change");
    assertThat(refused.statusCode()).isEqualTo(405);
    assertThat(ServletFixture.header(refused, "Allow")).isEqualTo("POST");
    assertThat(rest.post("/fhir/$change", "").statusCode()).isEqualTo(200);
  }

  @Test
  void answerInAnyFormat() throws Exception {
    offer(
        "csv",
        false,
        c -> new OperationAnswer(201, "text/csv;charset=utf-8", "a,b".getBytes(UTF_8)));

    HttpResponse<String> answer = rest.get("/fhir/$csv?_pretty=true");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(ServletFixture.header(answer, "Content-Type")).startsWith("text/csv");
    assertThat(answer.body()).isEqualTo("a,b");
  }

  @Test
  void thatThrowAre500WithoutTheirWords() throws Exception {
    offer(
        "bad",
        false,
        c -> {
          throw new IllegalStateException("Jane Doe");
        });

    HttpResponse<String> answer = rest.get("/fhir/$bad");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("OperationOutcome", "plugin echoes").doesNotContain("Jane");
  }

  @Test
  void neverHideAnOperationOfTheLake() throws Exception {
    offer("status", false, OperationsTest::echo);
    offer("timeline", false, OperationsTest::echo);

    assertThat(rest.get("/fhir/$status").body()).contains("datastoreId");
    assertThat(rest.get("/fhir/Patient/$timeline").statusCode()).isEqualTo(404);
    assertThat(rest.plugins().offer("$status").problem()).contains("itself");
  }

  @Test
  void takeNoGreaterBodyThanTheLakeDoes() throws Exception {
    offer("echo", false, OperationsTest::echo);

    assertThat(rest.post("/fhir/$echo", "x".repeat(1_000_001)).statusCode()).isEqualTo(413);
  }

  @Test
  void doNotSeeWhatTheirCallerMayNotSee() throws Exception {
    offer("show", false, c -> OperationAnswer.resource(c.store().read(c.key()).json()));
    String hidden = "{'resourceType':'Patient','id':'" + TestLake.HIDDEN + "'}";
    rest.send(Ask.json("PUT", "/fhir/Patient/" + TestLake.HIDDEN, hidden), false);
    Ask show = Ask.get("/fhir/Patient/" + TestLake.HIDDEN + "/$show");

    assertThat(rest.send(show, false).status()).isEqualTo(200);
    assertThat(rest.send(show, true).status()).isEqualTo(404);
  }

  @Test
  void interceptorsRefuseWith422() throws Exception {
    rest.plugins()
        .add(
            "gate",
            new BeforeCommit() {
              @Override
              public String name() {
                return "named";
              }

              @Override
              public Verdict decide(ProposedChange change) {
                return new Verdict.Refuse("add Patient.name");
              }
            });

    HttpResponse<String> answer = rest.post("/fhir/Patient", "{\"resourceType\":\"Patient\"}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("business-rule", "interceptor named", "add Patient.name");
  }
}
