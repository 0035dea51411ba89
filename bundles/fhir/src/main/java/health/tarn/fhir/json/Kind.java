package health.tarn.fhir.json;

/** What a JSON value is. */
public enum Kind {
  OBJECT(0),
  ARRAY(1),
  STRING(2),
  NUMBER(3),
  TRUE(4),
  FALSE(5),
  NULL(6);

  private static final Kind[] ALL = values();

  /** How the tape writes this kind. */
  final int bits;

  Kind(int bits) {
    this.bits = bits;
  }

  static Kind of(int bits) {
    return ALL[bits];
  }

  /** Returns the kind as a message names it, such as {@code "an object"}. */
  public String described() {
    return switch (this) {
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      case STRING -> "a string";
      case NUMBER -> "a number";
      case TRUE, FALSE -> "a boolean";
      case NULL -> "null";
    };
  }
}
