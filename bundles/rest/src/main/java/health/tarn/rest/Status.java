package health.tarn.rest;

import health.tarn.api.Problem;

/**
 * What a refusal looks like in HTTP and in an OperationOutcome: the one table from {@link Problem}
 * to a status and an issue type, and the two refusals that only HTTP knows.
 */
enum Status {
  BAD_REQUEST(400, "Bad Request", "invalid"),
  FORBIDDEN(403, "Forbidden", "forbidden"),
  NOT_FOUND(404, "Not Found", "not-found"),
  METHOD_NOT_ALLOWED(405, "Method Not Allowed", "not-supported"),
  NOT_ACCEPTABLE(406, "Not Acceptable", "not-supported"),
  CONFLICT(409, "Conflict", "conflict"),
  GONE(410, "Gone", "deleted"),
  PRECONDITION_FAILED(412, "Precondition Failed", "conflict"),
  CONTENT_TOO_LARGE(413, "Content Too Large", "too-long"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported Media Type", "not-supported"),
  UNPROCESSABLE_CONTENT(422, "Unprocessable Content", "processing"),
  TOO_COSTLY(422, "Unprocessable Content", "too-costly"),
  TOO_MANY_REQUESTS(429, "Too Many Requests", "throttled"),
  INTERNAL_SERVER_ERROR(500, "Internal Server Error", "exception"),
  SERVICE_UNAVAILABLE(503, "Service Unavailable", "transient");

  private final int code;
  private final String line;
  private final String issueType;

  Status(int code, String reason, String issueType) {
    this.code = code;
    this.line = code + " " + reason;
    this.issueType = issueType;
  }

  static Status of(Problem problem) {
    return switch (problem) {
      case INVALID -> BAD_REQUEST;
      case FORBIDDEN -> FORBIDDEN;
      case NOT_FOUND -> NOT_FOUND;
      case NOT_ALLOWED -> METHOD_NOT_ALLOWED;
      case NOT_ACCEPTABLE -> NOT_ACCEPTABLE;
      case CONFLICT -> CONFLICT;
      case GONE -> GONE;
      case PRECONDITION_FAILED -> PRECONDITION_FAILED;
      case TOO_LARGE -> CONTENT_TOO_LARGE;
      case UNPROCESSABLE -> UNPROCESSABLE_CONTENT;
      case TOO_COSTLY -> TOO_COSTLY;
      case TOO_BUSY -> TOO_MANY_REQUESTS;
      case UNAVAILABLE -> SERVICE_UNAVAILABLE;
      case INTERNAL -> INTERNAL_SERVER_ERROR;
    };
  }

  int code() {
    return code;
  }

  /** The status as {@code Bundle.entry.response.status} has it, such as {@code 404 Not Found}. */
  String line() {
    return line;
  }

  /** FHIR's issue type, where a finding does not bring its own. */
  String issueType() {
    return issueType;
  }
}
