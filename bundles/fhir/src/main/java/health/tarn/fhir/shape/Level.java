package health.tarn.fhir.shape;

/** How much of a resource's shape is checked before it is stored. */
public enum Level {
  /** Known resourceType and a valid id, if it has one; what the bulk of a trusted source needs. */
  MINIMAL("minimal"),
  /** Everything that R4's StructureDefinitions say of elements, types, cardinality and codes. */
  STRUCTURE_ONLY("structure-only");

  private final String code;

  Level(String code) {
    this.code = code;
  }

  /** Returns the level as configuration writes it. */
  public String code() {
    return code;
  }
}
