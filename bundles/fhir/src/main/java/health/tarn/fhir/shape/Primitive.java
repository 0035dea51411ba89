package health.tarn.fhir.shape;

import health.tarn.fhir.json.Kind;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The primitive types of R4 with their formats (datatypes.html), over UTF-8 bytes. */
enum Primitive {
  BASE64_BINARY("base64Binary", "base64 text"),
  BOOLEAN("boolean", "true or false"),
  CANONICAL("canonical", "a URI without spaces"),
  CODE("code", "a code without spaces at its ends or two in a row"),
  DATE("date", "a date such as 2020, 2020-05 or 2020-05-17"),
  DATE_TIME("dateTime", "a date, or a date and time such as 2020-05-17T08:00:00Z"),
  DECIMAL("decimal", "a number, not in quotes"),
  ID("id", "an id of 1 to 64 letters, digits, '-' or '.'"),
  INSTANT("instant", "an instant such as 2020-05-17T08:00:00.000Z"),
  INTEGER("integer", "a whole number of 32 bits, not in quotes"),
  MARKDOWN("markdown", "text that is not empty"),
  OID("oid", "an OID such as urn:oid:1.2.3"),
  POSITIVE_INT("positiveInt", "a whole number from 1, not in quotes"),
  STRING("string", "text that is not empty, up to 1 MiB"),
  TIME("time", "a time such as 08:00:00"),
  UNSIGNED_INT("unsignedInt", "a whole number from 0, not in quotes"),
  URI("uri", "a URI without spaces"),
  URL("url", "a URL without spaces"),
  UUID("uuid", "a UUID such as urn:uuid:c757873d-ec9a-4326-a141-556f43239520"),
  XHTML("xhtml", "XHTML that begins with <div");

  private static final Map<String, Primitive> BY_CODE = byCode();

  private final String code;
  private final String described;

  Primitive(String code, String described) {
    this.code = code;
    this.described = described;
  }

  private static Map<String, Primitive> byCode() {
    Map<String, Primitive> map = new HashMap<>();
    for (Primitive primitive : values()) {
      map.put(primitive.code, primitive);
    }
    return Map.copyOf(map);
  }

  /** Returns the primitive type with a name; null if the type is no primitive. */
  static @Nullable Primitive of(String code) {
    return BY_CODE.get(code);
  }

  /** Tells whether JSON writes this type as values of a kind. */
  boolean isOf(Kind kind) {
    return switch (this) {
      case BOOLEAN -> kind == Kind.TRUE || kind == Kind.FALSE;
      case DECIMAL, INTEGER, POSITIVE_INT, UNSIGNED_INT -> kind == Kind.NUMBER;
      default -> kind == Kind.STRING;
    };
  }

  /** Tells whether the bytes of a value of the right kind, without quotes, have the format. */
  boolean matches(byte[] bytes, int from, int to) {
    return switch (this) {
      case BOOLEAN, DECIMAL -> true;
      case STRING, MARKDOWN -> Texts.isString(bytes, from, to);
      case CODE -> Texts.isCode(bytes, from, to);
      case URI, URL, CANONICAL -> Texts.isUri(bytes, from, to);
      case DATE_TIME -> Dates.isDateTime(bytes, from, to);
      case DATE -> Dates.isDate(bytes, from, to);
      case INSTANT -> Dates.isInstant(bytes, from, to);
      case TIME -> Dates.isTime(bytes, from, to);
      case ID -> Texts.isId(bytes, from, to);
      case INTEGER -> Numbers.isInteger(bytes, from, to);
      case POSITIVE_INT -> Numbers.isPositive(bytes, from, to);
      case UNSIGNED_INT -> Numbers.isUnsigned(bytes, from, to);
      case OID -> Texts.isOid(bytes, from, to);
      case UUID -> Texts.isUuid(bytes, from, to);
      case BASE64_BINARY -> Texts.isBase64(bytes, from, to);
      case XHTML -> Texts.isDiv(bytes, from, to);
    };
  }

  /** Returns a message for a value that is not of this type. */
  String expected(Kind found) {
    return "expected "
        + described
        + " ("
        + code
        + "), found "
        + (isOf(found) ? found.described() + " of another form" : found.described());
  }
}
