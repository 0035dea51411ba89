package health.tarn.crash;

import health.tarn.testkit.KilledProcess.Listener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * When a process dies: some time after it has said a word for the nth time, or when it has answered
 * for long and not said it.
 *
 * @param rebuild whether the search index is rebuilt in this round
 */
record Doom(String word, int occurrence, long micros, boolean rebuild) {

  private static final String WROTE = "wrote";
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final int FIRST_ROUNDS = 2;

  /** Returns how the processes of a lake die: the first while it is made, then each way in turn. */
  static List<Doom> random(Random random, int rounds) {
    List<Doom> dooms = new ArrayList<>();
    for (int i = 0; i < FIRST_ROUNDS; i++) {
      dooms.add(within(random, "opening", 1, 1500, false));
    }
    while (dooms.size() < rounds) {
      List<Doom> each = each(random);
      Collections.shuffle(each, random);
      dooms.addAll(each);
    }
    return dooms.subList(0, rounds);
  }

  private static List<Doom> each(Random random) {
    List<Doom> each = new ArrayList<>();
    each.add(within(random, "opening", 1, 1500, false));
    each.add(within(random, "recovering", 1, 200, false));
    each.add(within(random, "index", 1, 100, false));
    each.add(within(random, "refreshing", 1 + random.nextInt(40), 8, false));
    each.add(within(random, "filling", 1, 120, true));
    each.add(within(random, "closing", 1, 10, true));
    for (int i = 0; i < 2; i++) {
      each.add(within(random, "removing", 1 + i, 60, false));
    }
    for (int i = 0; i < 4; i++) {
      each.add(within(random, "committing", 1 + random.nextInt(12), 12, false));
    }
    for (int i = 0; i < 11; i++) {
      each.add(new Doom(WROTE, 1, 10_000 + random.nextInt(590_000), false));
    }
    return each;
  }

  private static Doom within(
      Random random, String word, int occurrence, int millis, boolean rebuild) {
    return new Doom(word, occurrence, random.nextInt(millis * 1000), rebuild);
  }

  /** Counts the words, and tells when it is time. */
  Listener listener() {
    return new Listener() {
      private int heard;
      private long firstAnswer;

      @Override
      public long hear(String line) {
        String said = line.split(" ", 2)[0];
        if (said.equals(word) && ++heard == occurrence) {
          return TimeUnit.MICROSECONDS.toNanos(micros);
        }
        if (said.equals(WROTE)) {
          firstAnswer = firstAnswer == 0 ? System.nanoTime() : firstAnswer;
          return System.nanoTime() - firstAnswer > LONGEST_NANOS ? 0 : NOT_YET;
        }
        return NOT_YET;
      }
    };
  }

  @Override
  public String toString() {
    return micros + " µs after " + word + " " + occurrence + (rebuild ? ", rebuilding" : "");
  }
}
