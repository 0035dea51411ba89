package health.tarn.fhir.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Makes random JSON texts, valid ones and ones with a few bytes changed. */
final class RandomJson {

  private static final String[] NAMES = {
    "id",
    "name",
    "valueString",
    "_id",
    "x",
    "a\\\"b",
    "\\u0069d",
    "ü",
    "verylongnamethatnothinghas",
    ""
  };
  private static final String[] STRINGS = {
    "", "a", "plain text of some length, beyond eight bytes", "ä€😀", "\\n\\t\\\\\\/\\b\\f\\r\\\"",
    "\\u00e4", "\\uD83D\\uDE00", "\\u0000", "eight by", "sevenby€"
  };
  private static final String[] NUMBERS = {
    "0", "-0", "1", "12.50", "-1e5", "1E+30", "0.000100", "-123456789"
  };
  private static final byte[] BYTES =
      "{}[],:\"\\0123456789eE+-.tfn u\n\t\0".getBytes(StandardCharsets.US_ASCII);

  private final Random random;
  private final StringBuilder text = new StringBuilder();

  RandomJson(long seed) {
    random = new Random(seed);
  }

  byte[] valid() {
    text.setLength(0);
    value(0);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  byte[] mutated() {
    byte[] bytes = valid();
    for (int i = random.nextInt(3); i >= 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = BYTES[random.nextInt(BYTES.length)];
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes = without(bytes, at);
        default -> bytes = Arrays.copyOf(bytes, at);
      }
    }
    return bytes;
  }

  private static byte[] without(byte[] bytes, int at) {
    byte[] shorter = new byte[bytes.length - 1];
    System.arraycopy(bytes, 0, shorter, 0, at);
    System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
    return shorter;
  }

  private void value(int depth) {
    space();
    switch (random.nextInt(depth > 4 ? 5 : 9)) {
      case 0 -> text.append(pick(NUMBERS));
      case 1 -> text.append(random.nextBoolean());
      case 2 -> text.append("null");
      case 3, 4 -> text.append('"').append(pick(STRINGS)).append('"');
      case 5, 6 -> array(depth);
      default -> object(depth);
    }
    space();
  }

  private void array(int depth) {
    text.append('[');
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      text.append(i == 0 ? "" : ",");
      value(depth + 1);
    }
    space();
    text.append(']');
  }

  private void object(int depth) {
    text.append('{');
    int size = random.nextInt(20) == 0 ? 70 : random.nextInt(5);
    for (int i = 0; i < size; i++) {
      text.append(i == 0 ? "" : ",");
      space();
      String name = random.nextInt(3) == 0 ? pick(NAMES) : "n" + random.nextInt(10_000);
      text.append('"').append(name).append('"');
      space();
      text.append(':');
      value(size > 20 ? 9 : depth + 1);
    }
    space();
    text.append('}');
  }

  private void space() {
    if (random.nextInt(6) == 0) {
      text.append(pick(new String[] {" ", "\n", "\t", " \r\n "}));
    }
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }
}
