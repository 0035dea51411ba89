package health.tarn.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.tarn.api.ResourceKey;
import health.tarn.crash.Stamp.Mark;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes resources out of stamps, so that what is stored can be told from what was written. */
final class Content {

  static final String STAMP = "http://tarn.health/stamp";
  static final String GROUP = "http://tarn.health/group";
  static final String ONCE = "http://tarn.health/once";
  static final String CODES = "http://loinc.org";

  static final int GROUPS = 20;
  static final int FAMILIES = 12;
  static final int CODINGS = 8;

  private static final int LONG = 120_000;
  private static final String SUBJECT = "\"subject\":{\"reference\":\"";

  private Content() {}

  /** Returns the resource in the form in which it is stored. */
  static String of(ResourceKey key, Stamp stamp) {
    return of(key.type(), key.id(), stamp, subject(stamp));
  }

  /**
   * Returns a resource.
   *
   * @param id null to leave it to the lake
   * @param subject what an observation refers to
   */
  static String of(String type, @Nullable String id, Stamp stamp, String subject) {
    String named = id == null ? "" : ",\"id\":\"" + id + "\"";
    return "{\"resourceType\":\""
        + type
        + "\""
        + named
        + (type.equals("Patient") ? patient(stamp) : observation(stamp, subject));
  }

  private static Random drawn(Stamp stamp) {
    return new Random(stamp.toString().hashCode());
  }

  private static String patient(Stamp stamp) {
    Random random = drawn(stamp);
    String once =
        stamp.mark() == Mark.ONCE ? "," + identifier(ONCE, String.valueOf(stamp.once())) : "";
    return narrative(stamp)
        + ",\"identifier\":["
        + identifier(STAMP, stamp.toString())
        + ","
        + identifier(GROUP, "g" + random.nextInt(GROUPS))
        + once
        + "],\"name\":[{\"family\":\"Family"
        + random.nextInt(FAMILIES)
        + "\",\"given\":[\"Given"
        + random.nextInt(FAMILIES)
        + "\"]}],\"gender\":\""
        + (random.nextBoolean() ? "male" : "female")
        + "\",\"birthDate\":\""
        + date(1930, random)
        + "\"}";
  }

  private static String observation(Stamp stamp, String subject) {
    Random random = drawn(stamp);
    return narrative(stamp)
        + ",\"identifier\":["
        + identifier(STAMP, stamp.toString())
        + ","
        + identifier(GROUP, "g" + random.nextInt(GROUPS))
        + "],\"status\":\"final\",\"code\":{\"coding\":[{\"system\":\""
        + CODES
        + "\",\"code\":\"c"
        + random.nextInt(CODINGS)
        + "\"}]},"
        + SUBJECT
        + subject
        + "\"},\"effectiveDateTime\":\""
        + date(2000, random)
        + "\",\"valueQuantity\":{\"value\":"
        + random.nextInt(1000)
        + ",\"unit\":\"g\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"g\"}}";
  }

  private static String narrative(Stamp stamp) {
    if (stamp.mark() != Mark.LONG) {
      return "";
    }
    String letter = String.valueOf((char) ('a' + stamp.number() % 26));
    return ",\"text\":{\"status\":\"generated\",\"div\":\"<div>"
        + letter.repeat(LONG)
        + "</div>\"}";
  }

  private static String identifier(String system, String value) {
    return "{\"system\":\"" + system + "\",\"value\":\"" + value + "\"}";
  }

  private static String date(int from, Random random) {
    return (from + random.nextInt(20))
        + "-"
        + (10 + random.nextInt(3))
        + "-"
        + (10 + random.nextInt(19));
  }

  /** Returns the patient that an observation refers to if nothing else is said. */
  static String subject(Stamp stamp) {
    Random random = new Random(stamp.commit().hashCode());
    return Writer.key(random.nextInt(Writer.WRITERS), 2 * random.nextInt(Writer.KEYS / 2))
        .toString();
  }

  /** Finds what an observation refers to. */
  static String subjectIn(byte[] body) {
    String text = new String(body, UTF_8);
    int from = text.indexOf(SUBJECT) + SUBJECT.length();
    return text.substring(from, text.indexOf('"', from));
  }
}
