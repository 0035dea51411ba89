package health.tarn.fhir.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.fhir.testing.SharedData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Jackson is the oracle: a text is accepted if and only if Jackson accepts it, with the same
 * values.
 *
 * <p>Where Jackson is laxer than RFC 8259 and I-JSON (RFC 7493), the oracle is made as strict: the
 * bytes must be UTF-8 for the JDK, since Jackson lets overlong sequences and encoded surrogates
 * through, no control character may stand bare, of which it lets some through, and no text may hold
 * half of a surrogate pair, which Jackson accepts as an escape.
 */
class JsonAgainstJacksonTest {

  private static final int TEXTS = 60_000;

  private final ObjectMapper jackson =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(
              com.fasterxml.jackson.databind.cfg.JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final health.tarn.fhir.json.JsonParser reused =
      new health.tarn.fhir.json.JsonParser(JsonLimits.DEFAULT);

  @Test
  void acceptsRandomTextsAsJacksonDoes() throws IOException {
    RandomJson random = new RandomJson(1);
    int accepted = 0;
    for (int i = 0; i < TEXTS; i++) {
      accepted += compare(i % 2 == 0 ? random.valid() : random.mutated()) ? 1 : 0;
    }
    assertThat(accepted).isBetween(TEXTS / 4, TEXTS * 3 / 4);
  }

  @Test
  void readsEveryPublishedExampleAsJacksonDoes() throws IOException {
    for (Path file : SharedData.examples()) {
      assertThat(compare(Files.readAllBytes(file))).as(file.toString()).isTrue();
    }
  }

  private boolean compare(byte[] text) throws IOException {
    JsonNode expected = oracle(text);
    byte[] padded = new byte[text.length + 6];
    Arrays.fill(padded, (byte) '"');
    System.arraycopy(text, 0, padded, 3, text.length);
    Json found = null;
    try {
      found = reused.parse(padded, 3, 3 + text.length);
    } catch (LakeException e) {
      assertThat(e.problem()).isEqualTo(Problem.INVALID);
    }
    String described = new String(text, StandardCharsets.UTF_8);
    assertThat(found != null).as(described).isEqualTo(expected != null);
    if (found != null && expected != null) {
      same(found, found.root(), expected, described);
    }
    return found != null;
  }

  private @org.jspecify.annotations.Nullable JsonNode oracle(byte[] text) throws IOException {
    if (hasBareControl(text)) {
      return null;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
      JsonNode node;
      try (JsonParser parser = jackson.createParser(text)) {
        node = jackson.readValue(parser, JsonNode.class);
      }
      return node == null || node.isMissingNode() || hasHalfSurrogate(node) ? null : node;
    } catch (CharacterCodingException | com.fasterxml.jackson.core.JacksonException e) {
      return null;
    }
  }

  private static boolean hasBareControl(byte[] text) {
    for (byte b : text) {
      if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
        return true;
      }
    }
    return false;
  }

  private static boolean hasHalfSurrogate(JsonNode node) {
    if (node.isTextual()) {
      return isHalf(node.textValue());
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (isHalf(member.getKey()) || hasHalfSurrogate(member.getValue())) {
        return true;
      }
    }
    if (node.isArray()) {
      for (JsonNode element : node) {
        if (hasHalfSurrogate(element)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isHalf(String text) {
    return !StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static void same(Json json, int node, JsonNode expected, String described) {
    assertThat(json.size(node)).as(described).isEqualTo(expected.size());
    int child = json.first(node);
    switch (json.kind(node)) {
      case OBJECT -> {
        for (Map.Entry<String, JsonNode> member : expected.properties()) {
          assertThat(json.name(child)).isEqualTo(member.getKey());
          assertThat(json.member(node, member.getKey())).isEqualTo(child);
          assertThat(json.parent(child)).isEqualTo(node);
          same(json, child, member.getValue(), described);
          child = json.next(child);
        }
      }
      case ARRAY -> {
        for (JsonNode element : expected) {
          same(json, child, element, described);
          child = json.next(child);
        }
      }
      case STRING -> assertThat(json.text(node)).isEqualTo(expected.textValue());
      case NUMBER ->
          assertThat(new java.math.BigDecimal(json.text(node))).isEqualTo(decimal(expected));
      case TRUE -> assertThat(expected.booleanValue() && expected.isBoolean()).isTrue();
      case FALSE -> assertThat(!expected.booleanValue() && expected.isBoolean()).isTrue();
      case NULL -> assertThat(expected.isNull()).isTrue();
    }
    assertThat(child).isEqualTo(-1);
  }

  private static java.math.BigDecimal decimal(JsonNode number) {
    return number.isBigDecimal()
        ? number.decimalValue()
        : new java.math.BigDecimal(number.asText());
  }
}
