package health.tarn.api.query;

/**
 * How an ordered value is compared (FHIR R4, search.html, 3.1.1.4.3 Prefixes).
 *
 * <p>A resource has a range {@code [low, high]}, the query has one too. The rules below say when
 * the resource matches; {@link Comparison} decides them.
 */
public enum Prefix {
  /** The query's range holds the whole of the resource's range. */
  EQ,
  /** Not {@link #EQ}. */
  NE,
  /** The resource's range reaches beyond the query's high end. */
  GT,
  /** The resource's range begins before the query's low end. */
  LT,
  /** {@link #GT} or {@link #EQ}. */
  GE,
  /** {@link #LT} or {@link #EQ}. */
  LE,
  /** The resource's range begins after the query's high end. */
  SA,
  /** The resource's range ends before the query's low end. */
  EB,
  /** The two ranges overlap; whoever parses the query has widened its range. */
  AP
}
