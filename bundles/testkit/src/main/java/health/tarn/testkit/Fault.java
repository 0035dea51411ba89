package health.tarn.testkit;

/**
 * What {@link FaultProxy} does to one request.
 *
 * @param bytes how much of the answer's body passes first, for the kinds that let some of it pass
 * @param answer the whole answer that is given instead, for {@link Kind#STATUS}
 */
public record Fault(Kind kind, long bytes, String answer) {

  /** The kinds of harm. */
  public enum Kind {
    /** None. */
    PASS,
    /** The proxy answers itself; the server does not see the request. */
    STATUS,
    /** The connection ends without an answer; the server does not see the request. */
    REFUSE,
    /** The server does what it was asked, but its answer is lost. */
    DROP,
    /** The connection ends in order, in the middle of the body. */
    CUT,
    /** The connection is reset in the middle of the body. */
    RESET,
    /** Nothing more comes, and the connection stays open. */
    STALL,
    /** The head says, and the body is, shorter than the object. */
    SHORTEN
  }

  /** No harm, to let a request pass before the next fault. */
  public static final Fault PASS = new Fault(Kind.PASS, 0, "");

  /** S3 asks to slow down. */
  public static final Fault SLOW_DOWN = status("503 Slow Down", "SlowDown");

  /** S3 has an error of its own. */
  public static final Fault INTERNAL = status("500 Internal Server Error", "InternalError");

  /** S3 has no space left. */
  public static final Fault STORAGE_FULL = status("507 Insufficient Storage", "StorageFull");

  public static final Fault REFUSE = new Fault(Kind.REFUSE, 0, "");

  public static final Fault DROP = new Fault(Kind.DROP, 0, "");

  public static Fault cut(long bytes) {
    return new Fault(Kind.CUT, bytes, "");
  }

  public static Fault reset(long bytes) {
    return new Fault(Kind.RESET, bytes, "");
  }

  public static Fault stall(long bytes) {
    return new Fault(Kind.STALL, bytes, "");
  }

  public static Fault shorten(long bytes) {
    return new Fault(Kind.SHORTEN, bytes, "");
  }

  /** An error of S3 with a status line such as {@code 403 Forbidden} and its code. */
  public static Fault status(String status, String code) {
    String body = "<Error><Code>" + code + "</Code><Message>fault</Message></Error>";
    return new Fault(
        Kind.STATUS,
        0,
        "HTTP/1.1 "
            + status
            + "\r\nContent-Type: application/xml\r\nConnection: close\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }
}
