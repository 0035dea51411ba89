package health.tarn.rest;

import health.tarn.api.Issue;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what was thrown into a reply.
 *
 * <p>A defect is answered with a reference number and nothing else. The log has that number, the
 * kinds of the exceptions and the places where they arose, but not their messages, since nobody
 * knows what an unexpected message repeats.
 */
final class Failures {

  private static final Logger log = LoggerFactory.getLogger(Failures.class);
  private static final String OWN = "health.tarn.";
  private static final int DEEPEST_CAUSE = 8;

  private Failures() {}

  /**
   * @param method the request's method, for the log
   */
  static Reply reply(Throwable thrown, String method) {
    if (thrown instanceof RefusedException refused) {
      return reply(refused.status(), issues(refused.status(), refused.getMessage(), List.of()));
    }
    if (thrown instanceof LakeException lake && isTold(lake)) {
      Reply reply = reply(Status.of(lake.problem()), issues(lake));
      Duration after = lake.retryAfter();
      if (after != null) {
        long seconds = Math.max(1, after.plusMillis(999).toSeconds());
        reply.header("Retry-After", Long.toString(seconds));
      }
      return reply;
    }
    String reference = note(thrown, method);
    return reply(
        Status.INTERNAL_SERVER_ERROR,
        List.of(
            Issue.error(
                Status.INTERNAL_SERVER_ERROR.issueType(),
                "the lake failed at this request; its log has more under reference " + reference)));
  }

  /** Tells whether it says itself what a caller may know: of a defect, only findings do. */
  private static boolean isTold(LakeException problem) {
    return problem.problem() != Problem.INTERNAL || !problem.issues().isEmpty();
  }

  /** What a LakeException has found, as issues. */
  static List<Issue> issues(LakeException problem) {
    return issues(Status.of(problem.problem()), problem.getMessage(), problem.issues());
  }

  /** Notes a defect in the log and returns the number under which it stands there. */
  static String note(Throwable thrown, String method) {
    String reference = UUID.randomUUID().toString();
    log.error("{} failed, reference {}: {}", method, reference, places(thrown));
    return reference;
  }

  private static Reply reply(Status status, List<Issue> issues) {
    return new Reply(status.code()).body(OutcomeWriter.body(issues));
  }

  private static List<Issue> issues(Status status, @Nullable String message, List<Issue> findings) {
    return findings.isEmpty()
        ? List.of(Issue.error(status.issueType(), message == null ? status.line() : message))
        : findings;
  }

  /** The exception and its causes, each with where it arose and where our code was. */
  private static String places(Throwable thrown) {
    StringBuilder text = new StringBuilder(200);
    Throwable cause = thrown;
    for (int i = 0; cause != null && i < DEEPEST_CAUSE; i++) {
      text.append(i == 0 ? "" : ", caused by ").append(cause.getClass().getName());
      appendPlaces(text, cause.getStackTrace());
      cause = cause.getCause();
    }
    return text.toString();
  }

  private static void appendPlaces(StringBuilder text, StackTraceElement[] frames) {
    if (frames.length == 0) {
      return;
    }
    text.append(" at ").append(frames[0]);
    for (StackTraceElement frame : frames) {
      if (frame.getClassName().startsWith(OWN)) {
        if (!frame.equals(frames[0])) {
          text.append(" within ").append(frame);
        }
        return;
      }
    }
  }
}
