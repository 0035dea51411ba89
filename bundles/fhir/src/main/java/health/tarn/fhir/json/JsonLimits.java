package health.tarn.fhir.json;

/**
 * How much JSON is accepted.
 *
 * @param maxDepth the most objects and arrays that may stand within each other; 1 to 10,000
 * @param maxBytes the most bytes of one text; 1 to 1 GiB. An eighth of it, but at least 10,000, is
 *     the most values, each of which costs 32 bytes of memory
 */
public record JsonLimits(int maxDepth, int maxBytes) {

  /** 64 levels and 50 MiB, which hold every sensible resource and transaction. */
  public static final JsonLimits DEFAULT = new JsonLimits(64, 50 << 20);

  /**
   * @throws IllegalArgumentException if a limit is out of its range
   */
  public JsonLimits {
    if (maxDepth < 1 || maxDepth > 10_000) {
      throw new IllegalArgumentException("maxDepth must be 1 to 10000, found " + maxDepth);
    }
    if (maxBytes < 1 || maxBytes > 1 << 30) {
      throw new IllegalArgumentException("maxBytes must be 1 to 1 GiB, found " + maxBytes);
    }
  }
}
