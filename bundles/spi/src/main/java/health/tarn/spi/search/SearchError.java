package health.tarn.spi.search;

/** What went wrong, as far as a caller has to act differently. */
public enum SearchError {
  /** The engine does not offer this query or order. */
  NOT_SUPPORTED,
  /** The position of a page is none of this engine's. */
  BAD_POSITION,
  /** The index cannot be read or written; rebuild it. */
  IO,
  /** The index was closed. */
  CLOSED
}
