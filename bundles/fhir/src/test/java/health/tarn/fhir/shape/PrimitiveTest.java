package health.tarn.fhir.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** R4's own regular expressions (datatypes.html) are the oracle of the hand-made formats. */
class PrimitiveTest {

  private static final Map<Primitive, Pattern> PATTERNS = new HashMap<>();

  static {
    String date = "([0-9]([0-9]([0-9][1-9]|[1-9]0)|[1-9]00)|[1-9]000)";
    String monthDay = "-(0[1-9]|1[0-2])(-(0[1-9]|[1-2][0-9]|3[0-1])";
    String time = "([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?";
    String zone = "(Z|(\\+|-)((0[0-9]|1[0-3]):[0-5][0-9]|14:00))";
    pattern(Primitive.DATE, date + "(" + monthDay + ")?)?");
    pattern(Primitive.DATE_TIME, date + "(" + monthDay + "(T" + time + zone + ")?)?)?");
    pattern(Primitive.INSTANT, date + "-(0[1-9]|1[0-2])-(0[1-9]|[1-2][0-9]|3[0-1])T" + time + zone);
    pattern(Primitive.TIME, time);
    pattern(Primitive.ID, "[A-Za-z0-9\\-\\.]{1,64}");
    pattern(Primitive.OID, "urn:oid:[0-2](\\.(0|[1-9][0-9]*))+");
    pattern(
        Primitive.UUID, "urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    pattern(Primitive.CODE, "[^\\s]+(\\s[^\\s]+)*");
    pattern(Primitive.URI, "\\S+");
    pattern(Primitive.POSITIVE_INT, "[1-9][0-9]*");
    pattern(Primitive.UNSIGNED_INT, "0|[1-9][0-9]*");
    pattern(Primitive.INTEGER, "-?(0|[1-9][0-9]*)");
  }

  private static final List<String> SEEDS =
      List.of(
          "2020",
          "2020-05",
          "2020-05-17",
          "2020-05-17T08:00:00Z",
          "2019-12-31T23:59:60.123+14:00",
          "2020-05-17T08:00:00.000-05:00",
          "08:00:00",
          "23:59:59.5",
          "abc-1.2",
          "urn:oid:1.2.3",
          "urn:oid:0.0.10",
          "urn:uuid:c757873d-ec9a-4326-a141-556f43239520",
          "a code",
          "a",
          "http://x",
          "12",
          "0",
          "-5",
          "2000-01-01");
  private static final String ALPHABET = "0123456789-:.+TZ aAfu\tr\n";

  private static final Set<Primitive> ON_CALENDAR =
      Set.of(Primitive.DATE, Primitive.DATE_TIME, Primitive.INSTANT);

  private static void pattern(Primitive primitive, String regex) {
    PATTERNS.put(primitive, Pattern.compile(regex));
  }

  private static boolean matches(Primitive primitive, String text) {
    byte[] bytes = ("\"" + text + "\"").getBytes(StandardCharsets.UTF_8);
    return primitive.matches(bytes, 1, bytes.length - 1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Primitive.class,
      names = {
        "DATE",
        "DATE_TIME",
        "INSTANT",
        "TIME",
        "ID",
        "OID",
        "UUID",
        "CODE",
        "URI",
        "POSITIVE_INT",
        "UNSIGNED_INT",
        "INTEGER"
      })
  void formatsDecideAsTheSpecification(Primitive primitive) {
    Pattern pattern = Objects.requireNonNull(PATTERNS.get(primitive));
    Random random = new Random(7);
    boolean number = primitive.isOf(health.tarn.fhir.json.Kind.NUMBER);
    int accepted = 0;
    for (int i = 0; i < 200_000; i++) {
      String text = mutated(random, SEEDS.get(random.nextInt(SEEDS.size())));
      if (number && !text.matches("-?(0|[1-9][0-9]{0,8})(\\.[0-9]+)?")) {
        continue; // Only numbers of JSON reach the format, and 32 bits are a rule beside the regex.
      }
      boolean expected =
          pattern.matcher(text).matches()
              && (!ON_CALENDAR.contains(primitive) || isOnCalendar(text));
      assertThat(matches(primitive, text)).as("%s '%s'", primitive, text).isEqualTo(expected);
      accepted += expected ? 1 : 0;
    }
    assertThat(accepted).isGreaterThan(1_000);
  }

  /** The regular expressions allow the 30th of February; the types do not. */
  private static boolean isOnCalendar(String text) {
    if (!text.matches("\\d{4}-\\d\\d-\\d\\d.*")) {
      return true;
    }
    try {
      java.time.LocalDate.parse(text.substring(0, 10));
      return true;
    } catch (java.time.format.DateTimeParseException e) {
      return !text.matches("\\d{4}-\\d\\d-\\d\\d(T.*)?");
    }
  }

  private static String mutated(Random random, String seed) {
    StringBuilder text = new StringBuilder(seed);
    for (int i = random.nextInt(3); i > 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
      switch (random.nextInt(3)) {
        case 0 -> text.setCharAt(at, c);
        case 1 -> text.insert(at, c);
        default -> text.deleteCharAt(at);
      }
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          aGVsbG8=|true
          aGVsbG8|false
          aGVsbG8==|false
          aG=sbG8=|false
          aGVs bG8=|true
          aGV!|false
          ====|false
          """)
  void base64IsWholeGroups(String text, boolean valid) {
    assertThat(matches(Primitive.BASE64_BINARY, text)).isEqualTo(valid);
  }

  @Test
  void integersHave32Bits() {
    assertThat(matches(Primitive.INTEGER, "-2147483648")).isTrue();
    assertThat(matches(Primitive.INTEGER, "-2147483649")).isFalse();
    assertThat(matches(Primitive.UNSIGNED_INT, "2147483647")).isTrue();
    assertThat(matches(Primitive.UNSIGNED_INT, "2147483648")).isFalse();
    assertThat(matches(Primitive.INTEGER, "1e3")).isFalse();
  }

  @Test
  void stringsHoldNoControlCharacters() {
    assertThat(matches(Primitive.STRING, "a\tb\nc€")).isTrue();
    assertThat(matches(Primitive.STRING, "a\u0001b")).isFalse();
    assertThat(matches(Primitive.STRING, "x".repeat((1 << 20) + 1))).isFalse();
  }

  @Test
  void everyPrimitiveOfR4HasAFormat() {
    health.tarn.fhir.definition.Definitions r4 = health.tarn.fhir.definition.Definitions.r4();
    for (String name : r4.typeNames()) {
      boolean primitive =
          Objects.requireNonNull(r4.type(name)).kind()
              == health.tarn.fhir.definition.TypeDefinition.Kind.PRIMITIVE;
      assertThat(Primitive.of(name) != null).as(name).isEqualTo(primitive);
    }
  }
}
