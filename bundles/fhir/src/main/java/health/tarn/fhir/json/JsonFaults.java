package health.tarn.fhir.json;

import health.tarn.api.Issue;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import java.util.List;

/** The messages of the scanner: what was found and expected, and where; never content. */
final class JsonFaults {

  static final String VALUE = "a value";
  static final String PLAIN = "text and a closing quote";

  private JsonFaults() {}

  static LakeException unexpected(Json json, int node, int at, String expected) {
    return invalid(json, node, at, "found " + found(json, at) + ", expected " + expected);
  }

  static LakeException repeated(Json json, int node, int at) {
    return invalid(json, node, at, "found a second member with this name in the same object");
  }

  static LakeException tooDeep(Json json, int node, int at, int limit) {
    String what = "found more than " + limit + " objects and arrays within each other";
    return failure(Problem.TOO_LARGE, "too-costly", json, node, at, what);
  }

  static LakeException tooMany(Json json, int node, int at, int limit) {
    String what = "found more than " + limit + " values";
    return failure(Problem.TOO_LARGE, "too-costly", json, node, at, what);
  }

  static LakeException tooLong(int length, int limit) {
    String message = "found " + length + " bytes of JSON, expected at most " + limit;
    return new LakeException(Problem.TOO_LARGE, message, List.of(Issue.error("too-long", message)));
  }

  /** Returns the index of the first byte of the text itself. */
  static int afterByteOrderMark(byte[] bytes, int from, int to) {
    boolean marked =
        to - from >= 3
            && bytes[from] == (byte) 0xEF
            && bytes[from + 1] == (byte) 0xBB
            && bytes[from + 2] == (byte) 0xBF;
    return marked ? from + 3 : from;
  }

  private static LakeException invalid(Json json, int node, int at, String what) {
    return failure(Problem.INVALID, "structure", json, node, at, what);
  }

  private static LakeException failure(
      Problem problem, String code, Json json, int node, int at, String what) {
    String path = node < 0 || json.nodes() == 0 ? "$" : json.path(node);
    String message = "not readable as JSON at " + place(json, at) + ": " + what;
    return new LakeException(
        problem, path + ": " + message, List.of(Issue.error(code, message, path)));
  }

  /** Lines count from 1, bytes from 0, so that the byte is the offset in the text. */
  private static String place(Json json, int at) {
    int line = 1;
    for (int i = json.from(); i < at; i++) {
      if (json.bytes()[i] == '\n') {
        line++;
      }
    }
    return "line " + line + ", byte " + (at - json.from());
  }

  private static String found(Json json, int at) {
    if (at >= json.to()) {
      return at == json.from() ? "nothing" : "the end of the text";
    }
    byte b = json.bytes()[at];
    if (at == json.from() && isOtherEncoding(json, at)) {
      return "UTF-16 or UTF-32 (this must be UTF-8)";
    }
    return switch (b) {
      case '{', '}', '[', ']', ',', ':', '"' -> "'" + (char) b + "'";
      case '\\' -> "a backslash that begins no escape, or half of a surrogate pair";
      case '\n', '\r', '\t' -> "a line break or tab that is not escaped";
      default -> other(b);
    };
  }

  private static boolean isOtherEncoding(Json json, int at) {
    byte[] bytes = json.bytes();
    boolean marked = bytes[at] == (byte) 0xFE || bytes[at] == (byte) 0xFF;
    boolean second = at + 1 < json.to() && bytes[at + 1] == 0;
    return marked || second || bytes[at] == 0;
  }

  private static String other(byte b) {
    if (b < 0) {
      return "a byte beyond ASCII that may not stand here";
    }
    if (b < ' ') {
      return "a control character";
    }
    if (b >= '0' && b <= '9') {
      return "a digit";
    }
    return "another character";
  }
}
