package health.tarn.spi.transport;

/** What went wrong, as far as a caller has to act differently. */
public enum TransportError {
  /** There is no such object, bucket or folder. */
  NOT_FOUND,
  /** The credentials or the file's rights do not allow it. */
  DENIED,
  /** The location is not one of those that the configuration allows. */
  OUTSIDE,
  /** The object is not the one that was listed. */
  CHANGED,
  /** The body ended before its length. */
  TRUNCATED,
  /** The other side cannot be reached or asks to wait. */
  UNREACHABLE,
  /** No space is left; not retryable, since someone has to make room. */
  FULL,
  /** The URI is not one that this transport understands. */
  INVALID,
  /** Anything else. */
  IO
}
