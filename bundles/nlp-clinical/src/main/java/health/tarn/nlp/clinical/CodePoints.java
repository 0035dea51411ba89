package health.tarn.nlp.clinical;

/** Counts the code points before places of a text; notes mostly have one for each character. */
final class CodePoints {

  private static final int STEP = 256;

  private final String text;

  /** How many code points stand before each step. */
  private final int[] counts;

  CodePoints(String text) {
    this.text = text;
    counts = new int[text.length() / STEP + 1];
    for (int step = 1; step < counts.length; step++) {
      counts[step] = counts[step - 1] + count((step - 1) * STEP, step * STEP);
    }
  }

  int before(int index) {
    int step = index / STEP;
    return counts[step] + count(step * STEP, index);
  }

  /** A pair that a step divides counts where it ends. */
  private int count(int from, int to) {
    int pairs = 0;
    for (int index = from; index < to; index++) {
      boolean pair =
          index > 0
              && Character.isLowSurrogate(text.charAt(index))
              && Character.isHighSurrogate(text.charAt(index - 1));
      pairs += pair ? 1 : 0;
    }
    return to - from - pairs;
  }
}
