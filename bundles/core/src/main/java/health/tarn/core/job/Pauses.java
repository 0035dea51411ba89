package health.tarn.core.job;

import java.time.Duration;

/** How long to wait before a further try: twice as long as before it, up to a longest pause. */
record Pauses(Duration first, Duration longest) {

  private static final int MOST_DOUBLINGS = 20;

  /**
   * @param tries how many there were, from 1
   */
  Duration after(int tries) {
    Duration pause = first.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
