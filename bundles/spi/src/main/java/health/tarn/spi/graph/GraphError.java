package health.tarn.spi.graph;

/** Why a graph did not do what it was asked. */
public enum GraphError {
  /** The query is wrong, or asks for what is not offered. */
  INVALID,
  /** None of the media types that were accepted can be written. */
  NOT_ACCEPTABLE,
  /** The query took too long or its result is too large. */
  LIMIT,
  /** The graph was closed. */
  CLOSED,
  /** The files cannot be read or written. */
  IO
}
