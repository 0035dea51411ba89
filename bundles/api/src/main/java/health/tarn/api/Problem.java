package health.tarn.api;

/**
 * What kind of thing went wrong, as far as a caller has to act differently.
 *
 * <p>Each kind has one HTTP status in REST and one issue type of FHIR's OperationOutcome.
 */
public enum Problem {
  /** The request or the content breaks a rule: the caller mends it. HTTP 400. */
  INVALID,
  /** The caller may not do this. HTTP 403. */
  FORBIDDEN,
  /** There is no such resource, version, job or data store. HTTP 404. */
  NOT_FOUND,
  /** The interaction or operation is not offered here. HTTP 405. */
  NOT_ALLOWED,
  /** None of the media types that the caller accepts can be written. HTTP 406. */
  NOT_ACCEPTABLE,
  /** Another writer came first, or what is referred to stands in the way. HTTP 409. */
  CONFLICT,
  /** The resource was deleted. HTTP 410. */
  GONE,
  /** A condition of the request does not hold: a version or a number of matches. HTTP 412. */
  PRECONDITION_FAILED,
  /** More bytes, entries, depth or results than the configuration allows. HTTP 413. */
  TOO_LARGE,
  /** The content is JSON, but not a resource that can be kept. HTTP 422. */
  UNPROCESSABLE,
  /** The answer would take more time or memory than is given to it. HTTP 422. */
  TOO_COSTLY,
  /** Too much at once: try again later. HTTP 429. */
  TOO_BUSY,
  /** The lake cannot do it now: an engine is missing, a disk full, an index behind. HTTP 503. */
  UNAVAILABLE,
  /** A defect of the lake; the log has more. HTTP 500. */
  INTERNAL
}
