package health.tarn.nlp.ctakes;

/**
 * Where a text is cut, so that each part is read in a bounded time and memory: at a blank line,
 * else at the end of a line, else of a sentence, else between words, else anywhere.
 */
final class Pieces {

  private static final int MOST = 16_000;
  private static final String[] ENDS = {"\n\n", "\n", ". ", " "};

  private Pieces() {}

  /** Returns the end of the piece that begins there. */
  static int end(String text, int begin) {
    int limit = begin + MOST;
    if (limit >= text.length()) {
      return text.length();
    }
    for (String end : ENDS) {
      int cut = text.lastIndexOf(end, limit - end.length());
      if (cut > begin + MOST / 2) {
        return cut + end.length();
      }
    }
    return Character.isSurrogatePair(text.charAt(limit - 1), text.charAt(limit))
        ? limit - 1
        : limit;
  }
}
