package health.tarn.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.SearchCall.Parameter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The small parts, each held against something that knows. */
@NullUnmarked // A null that is none would fail the test anyway.
class PartsTest {

  @Nested
  class Output {

    @Test
    void writesWhatAJsonParserReadsBack() throws Exception {
      Random random = new Random(42);
      for (int round = 0; round < 500; round++) {
        String text = text(random, round == 0 ? 30_000 : random.nextInt(200));
        byte[] json = Body.of(out -> out.beginArray().string(text).number(7).endArray()).json();

        assertThat(MemoryDataStore.JSON.readTree(json).get(0).asText()).isEqualTo(text);
      }
    }

    private static String text(Random random, int length) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < length; i++) {
        int[] limits = {0x20, 0x80, 0x800, 0xD800, 0x10000};
        int kind = random.nextInt(limits.length);
        text.appendCodePoint(
            kind == 4 ? 0x10000 + random.nextInt(0x100000) : random.nextInt(limits[kind]));
      }
      return text.append("\"\\").toString();
    }

    @Test
    void letsLargeAndSmallBytesThroughInOrder() throws Exception {
      byte[] large = ('"' + "x".repeat(20_000) + '"').getBytes(StandardCharsets.UTF_8);
      byte[] small = "{\"a\":1.0}".getBytes(StandardCharsets.UTF_8);

      byte[] json =
          Body.of(
                  out -> {
                    out.beginArray();
                    for (int i = 0; i < 2000; i++) {
                      out.json(small);
                    }
                    out.json(large).json(small).endArray();
                  })
              .json();

      String text = new String(json, StandardCharsets.UTF_8);
      assertThat(text).startsWith("[{\"a\":1.0},{").endsWith("x\",{\"a\":1.0}]");
      assertThat(MemoryDataStore.JSON.readTree(text)).hasSize(2002);
    }

    @Test
    void isIndentedAsWritten() throws Exception {
      String json = "{ \"a\":[ ],\"b\":{},\"c\":[1.50,{\"d\":\"x\\\\\\\", { [\"}],\"e\":null}";
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new IndentingOutput(bytes).write(json.getBytes(StandardCharsets.UTF_8));

      assertThat(bytes.toString(StandardCharsets.UTF_8))
          .isEqualTo(
              "{\n  \"a\": [],\n  \"b\": {},\n  \"c\": [\n    1.50,\n    {\n      \"d\":"
                  + " \"x\\\\\\\", { [\"\n    }\n  ],\n  \"e\": null\n}");
    }
  }

  @Nested
  class Query {

    @Test
    void comesBackAsItWasWritten() {
      Random random = new Random(7);
      for (int round = 0; round < 300; round++) {
        String value = Output.text(random, random.nextInt(30));
        StringBuilder url = new StringBuilder("http://x");
        QueryString.append(url, "a:b", value);
        QueryString.append(url, "c", "");

        assertThat(QueryString.parse(url.substring("http://x?".length())))
            .containsExactly(new Parameter("a:b", value), new Parameter("c", ""));
      }
    }

    @Test
    void isReadAsBrowsersWriteIt() {
      assertThat(QueryString.parse("a=1&&=2&b&c=x+y%20z&d=%C3%A9&e=a=b&"))
          .isEqualTo(
              List.of(
                  new Parameter("a", "1"),
                  new Parameter("b", ""),
                  new Parameter("c", "x y z"),
                  new Parameter("d", "é"),
                  new Parameter("e", "a=b")));
      assertThat(QueryString.parse(null)).isEmpty();
      for (String bad : List.of("a=%", "a=%4", "a=%4x", "a=%-1")) {
        assertThatThrownBy(() -> QueryString.parse(bad)).as(bad).isInstanceOf(LakeException.class);
      }
    }
  }

  @Nested
  class Times {

    @Test
    void standForAllThatIsWritten() {
      assertThat(range("2024")).isEqualTo("2024-01-01T00:00:00Z..2024-12-31T23:59:59.999Z");
      assertThat(range("2024-02")).isEqualTo("2024-02-01T00:00:00Z..2024-02-29T23:59:59.999Z");
      assertThat(range("2024-02-03")).isEqualTo("2024-02-03T00:00:00Z..2024-02-03T23:59:59.999Z");
      assertThat(range("2024-02-03T10:15+01:00"))
          .isEqualTo("2024-02-03T09:15:00Z..2024-02-03T09:15:59.999Z");
      assertThat(range("2024-02-03T10:15:20 01:00"))
          .isEqualTo("2024-02-03T09:15:20Z..2024-02-03T09:15:20.999Z");
      assertThat(range("2024-02-03T10:15:20.120Z"))
          .isEqualTo("2024-02-03T10:15:20.120Z..2024-02-03T10:15:20.120Z");
      for (String bad : List.of("", "x", "24", "2024-13", "2024-02-30", "2024-02-03T10:15:20")) {
        assertThatThrownBy(() -> TimeRange.parse("_at", bad))
            .as(bad)
            .isInstanceOf(LakeException.class);
      }
    }

    private static String range(String text) {
      TimeRange range = TimeRange.parse("_at", text);
      return Instant.ofEpochMilli(range.first()) + ".." + Instant.ofEpochMilli(range.last());
    }
  }

  @Nested
  class Budget {

    @Test
    void givesNoMoreThanItHasAndTakesBack() {
      BodyBudget budget = new BodyBudget(100);
      budget.reserve(60);

      assertThatThrownBy(() -> budget.reserve(41))
          .isInstanceOfSatisfying(
              LakeException.class,
              e -> {
                assertThat(e.problem()).isEqualTo(Problem.TOO_BUSY);
                assertThat(e.retryAfter()).isNotNull();
              });
      assertThat(budget.used()).isEqualTo(60);
      budget.reserve(40);
      budget.release(100);
      assertThat(budget.used()).isZero();
    }
  }

  @Nested
  class Settings {

    @Test
    void thatDoNotGoTogetherAreRefused() {
      assertThatThrownBy(() -> new RestSettings(null, 10, 100, 99, 1, 1, null, 0, 1))
          .hasMessageContaining("max.inflight.bytes");
      assertThatThrownBy(() -> new RestSettings(null, 10, 10, 99, 2, 1, null, 0, 1))
          .hasMessageContaining("history.count");
      assertThatThrownBy(() -> new RestSettings(null, 10, 10, 99, 1, 1, null, 0, 0))
          .hasMessageContaining("gzip.level");
    }
  }
}
