package health.tarn.api;

import java.io.Serial;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why the lake did not do what it was asked.
 *
 * <p>The message says what was found, what was expected and which resource is meant, and never
 * repeats patient content. Unless the message says otherwise, nothing was changed.
 */
public final class LakeException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final transient List<Issue> issues;
  private final transient @Nullable Duration retryAfter;

  public LakeException(Problem problem, String message) {
    this(problem, message, null, List.of(), null);
  }

  public LakeException(Problem problem, String message, Throwable cause) {
    this(problem, message, cause, List.of(), null);
  }

  /** For several findings at once; the message sums them up. */
  public LakeException(Problem problem, String message, List<Issue> issues) {
    this(problem, message, null, issues, null);
  }

  private LakeException(
      Problem problem,
      String message,
      @Nullable Throwable cause,
      List<Issue> issues,
      @Nullable Duration retryAfter) {
    super(message, cause);
    this.problem = problem;
    this.issues = List.copyOf(issues);
    this.retryAfter = retryAfter;
  }

  /** For {@link Problem#TOO_BUSY} and {@link Problem#UNAVAILABLE}: when to try again. */
  public static LakeException retryLater(Problem problem, String message, Duration after) {
    return new LakeException(problem, message, null, List.of(), after);
  }

  public Problem problem() {
    return problem;
  }

  /** Returns the findings one by one; if there are none, the message is the only one. */
  public List<Issue> issues() {
    return issues;
  }

  /** Returns how long a caller should wait before it tries again; null if that is not known. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
