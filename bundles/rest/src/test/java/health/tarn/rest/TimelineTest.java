package health.tarn.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code Patient/123/$timeline} over the real lake. */
@NullUnmarked // A null fails the test by itself.
class TimelineTest {

  private static final String TIMELINE = "/fhir/Patient/ann/$timeline";

  @TempDir Path folder;
  private LakeFixture rest;

  @BeforeEach
  void start() throws Exception {
    rest = LakeFixture.start(folder, InstantSource.system());
    put("Patient", "ann", "'birthDate':'1980-05-01'");
    put("Condition", "asthma", "'subject':{'reference':'Patient/ann'},'onsetDateTime':'2001'");
    put("Condition", "undated", "'subject':{'reference':'Patient/ann'}");
  }

  @AfterEach
  void stop() throws Exception {
    rest.close();
  }

  private void put(String type, String id, String members) throws Exception {
    String json = "{'resourceType':'" + type + "','id':'" + id + "'," + members + "}";
    Answer stored = rest.send(Ask.json("PUT", "/fhir/" + type + "/" + id, json), false);
    assertThat(stored.status()).as(stored.body()).isEqualTo(201);
  }

  private Answer get(String path) throws Exception {
    return rest.send(Ask.get(path), false);
  }

  private JsonNode bundle(String path) throws Exception {
    Answer answer = get(path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return new JsonMapper().readTree(answer.body());
  }

  private static List<String> ids(JsonNode bundle) {
    List<String> ids = new ArrayList<>();
    bundle.path("entry").forEach(entry -> ids.add(entry.at("/resource/id").asText()));
    return ids;
  }

  @Test
  void isASearchsetWhoseEntriesTellWhen() throws Exception {
    JsonNode bundle = bundle(TIMELINE + "?order=oldest");
    assertThat(bundle.path("type").asText()).isEqualTo("searchset");
    assertThat(ids(bundle)).containsExactly("ann", "asthma", "undated");

    JsonNode when = bundle.at("/entry/1/extension/0");
    assertThat(when.path("url").asText())
        .isEqualTo("http://tarn.health/fhir/StructureDefinition/clinical-time");
    assertThat(when.at("/extension/0/valueString").asText()).isEqualTo("onsetDateTime");
    assertThat(when.at("/extension/1/valueDateTime").asText()).isEqualTo("2001");
    assertThat(when.at("/extension/2/valueCode").asText()).isEqualTo("year");
    JsonNode none = bundle.at("/entry/2/extension/0/extension/0");
    assertThat(none.path("url").asText()).isEqualTo("absent");
    assertThat(none.path("valueBoolean").asBoolean()).isTrue();
  }

  @Test
  void beginsWithTheNewestAndComesInPages() throws Exception {
    List<String> ids = new ArrayList<>();
    String url = TIMELINE + "?_count=1";
    while (url != null) {
      Answer page = get(url);
      ids.addAll(ids(new JsonMapper().readTree(page.body())));
      url = page.next();
    }
    assertThat(ids).containsExactly("asthma", "ann", "undated");
  }

  @Test
  void takesSpanTypesAndPast() throws Exception {
    assertThat(ids(bundle(TIMELINE + "?from=1990&to=2001-06"))).containsExactly("asthma");
    assertThat(ids(bundle(TIMELINE + "?_type=Patient"))).containsExactly("ann");
    assertThat(get(TIMELINE + "?asOf=2001").status()).isEqualTo(404);
    assertThat(ids(bundle(TIMELINE + "?asOf=2999"))).hasSize(3);
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    assertThat(get(TIMELINE + "?from=soon").body()).contains("'from' is no date");
    assertThat(get(TIMELINE + "?order=up").body()).contains("order must be 'newest'");
    assertThat(get(TIMELINE + "?color=red").body()).contains("a timeline knows order");
    assertThat(get(TIMELINE + "?_type=Foo").status()).isEqualTo(404);
    assertThat(get("/fhir/Patient/bob/$timeline").status()).isEqualTo(404);
    assertThat(get("/fhir/Observation/x/$timeline").status()).isEqualTo(404);
  }

  @Test
  void standsInMetadata() throws Exception {
    JsonNode metadata = bundle("/fhir/metadata");
    List<String> types = new ArrayList<>();
    for (JsonNode type : metadata.at("/rest/0/resource")) {
      for (JsonNode operation : type.path("operation")) {
        types.add(type.path("type").asText() + " " + operation.path("name").asText());
      }
    }
    assertThat(types).containsExactly("Patient timeline");
  }
}
