package health.tarn.fhir.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import health.tarn.fhir.testing.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

  private static final ResourceKey KEY = new ResourceKey("Patient", "p1");
  private static final Instant NOW = Instant.parse("2026-10-01T08:00:00.123456Z");

  private static byte[] canonical(String text) {
    return CanonicalJson.of(Json.parse(text.getBytes(StandardCharsets.UTF_8)), KEY);
  }

  private static String string(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"resourceType":"Patient"}|{"resourceType":"Patient","id":"p1"}
          {"id":"other","active":true,"resourceType":"Patient"}|{"resourceType":"Patient","id":"p1","active":true}
          {"resourceType":"Patient","x":1.00,"meta":{"versionId":"3","lastUpdated":"2020"}}|{"resourceType":"Patient","id":"p1","x":1.00}
          {"resourceType":"Patient","meta":{}}|{"resourceType":"Patient","id":"p1"}
          {"resourceType":"Patient","x":[],"meta":{"versionId":"3","tag":[{"code":"a"}],"source":"#1"}}|{"resourceType":"Patient","id":"p1","meta":{"tag":[{"code":"a"}],"source":"#1"},"x":[]}
          { "resourceType" : "Patient" , "x" : [ 1 , { "y" : " a \\" b " } ] }|{"resourceType":"Patient","id":"p1","x":[1,{"y":" a \\" b "}]}
          {"resourceType":"P\\u0061tient","x":"\\u00e4\\/"}|{"resourceType":"Patient","id":"p1","x":"\\u00e4\\/"}
          """)
  void bodiesBeginWithTypeIdAndMetaAndAreOtherwiseUntouched(String text, String body) {
    assertThat(string(canonical(text))).isEqualTo(body);
    assertThat(string(canonical(body))).isEqualTo(body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"resourceType":"Group"}
          {"id":"p1"}
          []
          {"resourceType":"Patient","meta":[]}
          """)
  void anotherTypeOrMetaIsRefused(String text) {
    assertThatThrownBy(() -> canonical(text))
        .isInstanceOfSatisfying(
            LakeException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNPROCESSABLE));
  }

  @Test
  void examplesSaySoTheSameAfterwards() throws IOException {
    ObjectMapper jackson = new ObjectMapper();
    for (Path file : SharedData.examples()) {
      Json json = Json.parse(Files.readAllBytes(file));
      ResourceKey key = new ResourceKey(json.text(json.member(0, "resourceType")), "new-id");
      ObjectNode expected = (ObjectNode) jackson.readTree(Files.readAllBytes(file));
      expected.put("id", "new-id");
      expected
          .withObject("/meta")
          .put("versionId", "7")
          .put("lastUpdated", "2026-10-01T08:00:00.123Z");

      byte[] body = CanonicalJson.of(json, key);
      byte[] spliced = MetaSplice.splice(key, 7, NOW, body);

      assertThat(jackson.readTree(spliced)).as(file.toString()).isEqualTo(expected);
      assertThat(CanonicalJson.of(Json.parse(spliced), key)).isEqualTo(body);
      assertThat(Json.parse(body).compact()).isTrue();
    }
  }

  @Nested
  class Splices {
    private String splice(String text) throws IOException {
      byte[] body = canonical(text);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      MetaSplice.splice(KEY, 12, NOW, body, out);
      byte[] spliced = MetaSplice.splice(KEY, 12, NOW, body);
      assertThat(out.toByteArray()).isEqualTo(spliced);
      return string(spliced);
    }

    @Test
    void makeAMeta() throws IOException {
      String meta = ",\"meta\":{\"versionId\":\"12\",\"lastUpdated\":\"2026-10-01T08:00:00.123Z\"}";
      assertThat(splice("{\"resourceType\":\"Patient\"}"))
          .isEqualTo("{\"resourceType\":\"Patient\",\"id\":\"p1\"" + meta + "}");
      assertThat(splice("{\"resourceType\":\"Patient\",\"x\":1}"))
          .isEqualTo("{\"resourceType\":\"Patient\",\"id\":\"p1\"" + meta + ",\"x\":1}");
    }

    @Test
    void comeFirstInAMetaThatIsThere() throws IOException {
      assertThat(splice("{\"resourceType\":\"Patient\",\"meta\":{\"source\":\"#\"},\"x\":1}"))
          .isEqualTo(
              "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"meta\":{\"versionId\":\"12\","
                  + "\"lastUpdated\":\"2026-10-01T08:00:00.123Z\",\"source\":\"#\"},\"x\":1}");
    }

    @Test
    void refuseTheBodyOfALongerKey() {
      ResourceKey longer = new ResourceKey("Patient", "p1234567890");
      byte[] body = canonical("{\"resourceType\":\"Patient\"}");
      assertThatThrownBy(() -> MetaSplice.splice(longer, 1, NOW, body))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void instantsAreWrittenAsTheJdkWritesThem() {
    Random random = new Random(3);
    byte[] target = new byte[Instants.LENGTH];
    for (int i = 0; i < 100_000; i++) {
      long milli = random.nextLong(-62_135_596_800_000L, 253_402_300_800_000L);
      Instant instant =
          Instant.ofEpochMilli(milli - Math.floorMod(milli, 1000) + 1 + random.nextInt(999));
      Instants.write(instant, target, 0);
      assertThat(string(target)).isEqualTo(instant.toString());
    }
    assertThatThrownBy(() -> Instants.write(Instant.MAX, target, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
