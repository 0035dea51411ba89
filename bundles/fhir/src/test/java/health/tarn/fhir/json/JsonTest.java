package health.tarn.fhir.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  private static Json json(String text) {
    return Json.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  @Nested
  class Nodes {
    private final Json patient =
        json(
            "{\"resourceType\":\"Patient\",\"name\":[{\"given\":[\"A\",\"B\\u00e4\"]}],"
                + "\"active\":true,\"other\":1.50}");

    @Test
    void knowTheirNamesAndSiblings() {
      int name = patient.next(patient.first(patient.root()));
      assertThat(patient.name(name)).isEqualTo("name");
      assertThat(patient.named(name, "name")).isTrue();
      assertThat(patient.named(name, "nam")).isFalse();
      assertThat(patient.nameId(name)).isEqualTo(Names.id("name")).isNotNegative();
      assertThat(patient.size(patient.root())).isEqualTo(4);
      assertThat(patient.member(patient.root(), "other")).isPositive();
      assertThat(patient.member(patient.root(), "none")).isEqualTo(-1);
      assertThat(patient.member(name, "none")).isEqualTo(-1);
    }

    @Test
    void giveTextAndOffsets() {
      int given = patient.first(patient.member(patient.member(0, "name") + 1, "given"));
      assertThat(patient.textEquals(given, "A")).isTrue();
      assertThat(patient.text(patient.next(given))).isEqualTo("Bä");
      assertThat(patient.escaped(patient.next(given))).isTrue();
      assertThat(patient.end(given) - patient.begin(given)).isEqualTo(3);
      assertThat(patient.text(patient.member(0, "other"))).isEqualTo("1.50");
      assertThat(patient.text(patient.member(0, "active"))).isEqualTo("true");
    }

    @Test
    void sayWhereTheyStand() {
      int given = patient.first(patient.member(patient.member(0, "name") + 1, "given"));
      assertThat(patient.path(patient.next(given))).isEqualTo("Patient.name[0].given[1]");
    }

    @Test
    void areFoundUnderNamesWithEscapes() {
      Json escaped = json("{\"\\u0069d\":\"1\"}");
      assertThat(escaped.member(0, "id")).isEqualTo(1);
      assertThat(escaped.named(1, "id")).isTrue();
    }
  }

  @Nested
  class Faults {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            {"resourceType":"Patient","name":[{"family":"x}|line 1, byte 47|Patient.name[0].family|the end of the text
            {"resourceType":"Patient","name":[{"family":12x|line 1, byte 46|Patient.name[0]|another character
            {"resourceType":"Patient","id":"a","id":"b"}|line 1, byte 35|Patient.id|a second member
            {"a":1} {}|line 1, byte 8|$|expected the end of the text
            [1,]|line 1, byte 3|$[1]|found ']', expected a value
            {"a" 1}|line 1, byte 5|$|a digit, expected ':'
            {"a":01}|line 1, byte 5|$.a|a number of JSON
            {"a":"\\x"}|line 1, byte 6|$.a|a backslash that begins no escape
            {"a":"\\ud800x"}|line 1, byte 6|$.a|half of a surrogate pair
            {"a":nul}|line 1, byte 8|$.a|found '}', expected a value
            {"secret word":?}|line 1, byte 15|$.?|another character
            ``|line 1, byte 0|$|found nothing, expected a value
            """)
    void sayWhatWasFoundAndWhere(String text, String place, String path, String what) {
      assertThatThrownBy(() -> json(text))
          .isInstanceOfSatisfying(
              LakeException.class,
              e -> {
                assertThat(e.problem()).isEqualTo(Problem.INVALID);
                assertThat(e.issues().get(0).expression()).isEqualTo(path);
              })
          .hasMessageStartingWith(path + ": ")
          .hasMessageContaining(" at " + place + ": ")
          .hasMessageContaining(what)
          .hasMessageNotContaining("secret");
    }

    @Test
    void countLines() {
      assertThatThrownBy(() -> json("{\n\"a\":\n?}")).hasMessageContaining("line 3, byte 7");
    }

    @Test
    void nameAnotherEncoding() {
      byte[] utf16 = "{}".getBytes(StandardCharsets.UTF_16);
      byte[] unmarked = "{}".getBytes(StandardCharsets.UTF_16BE);
      assertThatThrownBy(() -> Json.parse(utf16)).hasMessageContaining("UTF-16");
      assertThatThrownBy(() -> Json.parse(unmarked)).hasMessageContaining("UTF-16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\u0001b\"", "\"a\nb\"", "\"a\tb\""})
    void refuseControlCharacters(String text) {
      assertThatThrownBy(() -> json(text)).isInstanceOf(LakeException.class);
    }

    @Test
    void seeARepeatedNameInALargeObject() {
      StringBuilder large = new StringBuilder("{");
      for (int i = 0; i < 500; i++) {
        large.append("\"n").append(i).append("\":1,");
      }
      assertThat(json(large + "\"x\":1}").size(0)).isEqualTo(501);
      assertThatThrownBy(() -> json(large + "\"n17\":1}")).hasMessageContaining("a second member");
      assertThatThrownBy(() -> json(large + "\"\\u006e17\":1}"))
          .hasMessageContaining("a second member");
    }
  }

  @Nested
  class Limits {
    @Test
    void holdForDepth() {
      String deep = "[".repeat(10_000) + "]".repeat(10_000);
      assertThatThrownBy(() -> json(deep))
          .isInstanceOfSatisfying(
              LakeException.class, e -> assertThat(e.problem()).isEqualTo(Problem.TOO_LARGE))
          .hasMessageContaining("more than 64");
      byte[] bytes = deep.getBytes(StandardCharsets.US_ASCII);
      Json json = Json.parse(bytes, 0, bytes.length, new JsonLimits(10_000, 1 << 20));
      assertThat(json.nodes()).isEqualTo(10_000);
      assertThat(json.path(9_999)).endsWith("[0][0]");
    }

    @Test
    void holdForTheNumberOfValues() {
      byte[] bytes = ("[1" + ",1".repeat(20_000) + "]").getBytes(StandardCharsets.US_ASCII);
      assertThat(Json.parse(bytes).nodes()).isEqualTo(20_002);
      assertThatThrownBy(() -> Json.parse(bytes, 0, bytes.length, new JsonLimits(64, 50_000)))
          .isInstanceOfSatisfying(
              LakeException.class, e -> assertThat(e.problem()).isEqualTo(Problem.TOO_LARGE))
          .hasMessageContaining("more than 10000 values");
    }

    @Test
    void holdForBytes() {
      byte[] bytes = "[1,2,3]".getBytes(StandardCharsets.US_ASCII);
      assertThatThrownBy(() -> Json.parse(bytes, 0, 7, new JsonLimits(64, 6)))
          .isInstanceOfSatisfying(
              LakeException.class, e -> assertThat(e.problem()).isEqualTo(Problem.TOO_LARGE));
    }
  }

  @Test
  void skipsAByteOrderMark() {
    Json json = json("\uFEFF{\"id\":\"1\"}");
    assertThat(json.text(json.member(0, "id"))).isEqualTo("1");
  }

  @Test
  void numbersEveryNameAndFindsItAgain() {
    assertThat(Names.count()).isGreaterThan(2_000);
    for (int id = 0; id < Names.count(); id++) {
      assertThat(Names.id(Names.text(id))).isEqualTo(id);
    }
    assertThat(Names.id("noSuchElement")).isEqualTo(-1);
  }
}
