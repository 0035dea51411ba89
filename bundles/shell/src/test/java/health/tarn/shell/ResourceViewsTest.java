package health.tarn.shell;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.Resource;
import health.tarn.api.ResourceKey;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceViewsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "Patient;{\"name\":[{\"text\":\"Ann S.\"},{\"family\":\"X\"}]};Ann S.",
        "Observation;{\"code\":{\"coding\":[{\"code\":\"8480-6\",\"display\":\"Systolic\"}]},"
            + "\"valueQuantity\":{\"value\":120.50,\"unit\":\"mmHg\"},"
            + "\"effectiveDateTime\":\"2026-01-02\"};Systolic, 120.50 mmHg, 2026-01-02",
        "Observation;{\"code\":{\"text\":\"Smoker\"},\"valueBoolean\":false};Smoker, false",
        "Condition;{\"contained\":[{\"code\":{\"text\":\"no\"}}],\"code\":{\"text\":\"Asthma\"}};"
            + "Asthma",
        "Organization;{\"name\":\"Clinic\"};Clinic",
        "Basic;{};``"
      })
  void theGistOfAResourceIsOneLine(String type, String json, String gist) {
    assertThat(Gist.of(resource(type, json))).isEqualTo(gist);
  }

  @Test
  void theGistCannotCommandTheTerminal() {
    assertThat(Gist.of(resource("Organization", "{\"name\":\"a\\u001b[2J\"}")))
        .doesNotContain("\u001b");
  }

  @Test
  void jsonIsIndentedAndKeepsItsNumbers() {
    String json = "{\"a\":[1.00,{\"b\":\"x\\\"y\"}],\"c\":{},\"d\":[],\"e\":null,\"f\":true}";

    assertThat(JsonPrinter.text(json.getBytes(StandardCharsets.UTF_8), false))
        .isEqualTo(
            """
            {
              "a": [
                1.00,
                {
                  "b": "x\\"y"
                }
              ],
              "c": {},
              "d": [],
              "e": null,
              "f": true
            }""");
  }

  @Test
  void jsonInColoursIsTheSameText() {
    byte[] json = "{\"a\":[1.00,\"\\u001b[2J\\u202e\"]}".getBytes(StandardCharsets.UTF_8);

    String coloured = JsonPrinter.text(json, true);
    String plain = JsonPrinter.text(json, false);

    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    assertThat(coloured).isNotEqualTo(plain);
    assertThat(plain).contains("\\u001B[2J\\u202E").doesNotContain("\u001b", "\u202e");
  }

  private static Resource resource(String type, String json) {
    return new Resource(
        new ResourceKey(type, "1"), 1, 1, FakeLake.THEN, json.getBytes(StandardCharsets.UTF_8));
  }
}
