package health.tarn.core.feed;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that the waiting hints of all data stores together may take. */
public final class HintBudget {

  private final long most;
  private final AtomicLong used = new AtomicLong();

  /**
   * @param most in bytes
   */
  public HintBudget(long most) {
    this.most = most;
  }

  /** Takes a part of the budget, if there is as much left. */
  boolean take(long bytes) {
    if (used.addAndGet(bytes) <= most) {
      return true;
    }
    used.addAndGet(-bytes);
    return false;
  }

  void giveBack(long bytes) {
    used.addAndGet(-bytes);
  }

  /** Tells whether those who can wait should. */
  boolean isHalfUsed() {
    return used.get() >= most / 2;
  }
}
