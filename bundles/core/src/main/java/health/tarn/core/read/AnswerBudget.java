package health.tarn.core.read;

import health.tarn.api.Resource;
import org.jspecify.annotations.Nullable;

/**
 * How many resources and bytes of them one answer may hold, since everything of it is in memory at
 * once.
 */
public final class AnswerBudget {

  /** A page ends before it holds more; 32 MiB. */
  public static final int PAGE_BYTES = 32 << 20;

  private long bytes;
  private int count;
  private boolean empty = true;

  private AnswerBudget(long bytes, int count) {
    this.bytes = bytes;
    this.count = count;
  }

  /** For a page, whose number of resources is limited elsewhere. */
  public static AnswerBudget page() {
    return new AnswerBudget(PAGE_BYTES, Integer.MAX_VALUE);
  }

  /** For as much as a page, and so many resources. */
  public static AnswerBudget of(int count) {
    return new AnswerBudget(PAGE_BYTES, count);
  }

  /** For as much as a page and as was sent, since who sends again much finds as much. */
  public static AnswerBudget toRequest(int length) {
    return new AnswerBudget((long) PAGE_BYTES + length, Integer.MAX_VALUE);
  }

  /** Takes one more resource; false if it does not fit. The first one fits, however long it is. */
  public boolean take(byte @Nullable [] json) {
    return take(json == null ? 0 : json.length);
  }

  /** Takes one more resource; false if it does not fit. */
  public boolean take(@Nullable Resource resource) {
    return take(resource == null ? null : resource.json());
  }

  /** Takes so many bytes at once; false if they do not fit. */
  public boolean take(long length) {
    if (!empty && (count < 1 || length > bytes)) {
      return false;
    }
    empty = false;
    bytes -= length;
    count--;
    return true;
  }

  /** Returns how many bytes still fit; none if it is less. */
  long bytesLeft() {
    return Math.max(0, bytes);
  }
}
