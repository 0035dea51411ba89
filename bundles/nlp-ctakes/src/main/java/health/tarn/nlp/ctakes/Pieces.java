package health.tarn.nlp.ctakes;

/**
 * Where a text is cut, so that each part is read in a bounded time and memory: at a blank line,
 * else at the end of a line, else of a sentence, else between words.
 *
 * <p>What goes on without a space, such as an embedded file, is cut anywhere and soon: the time of
 * cTAKES' tokenizer grows with the square of its length.
 */
final class Pieces {

  private static final int MOST = 16_000;
  private static final int LONGEST_WORD = 250;
  private static final String[] ENDS = {"\n\n", "\n", ". ", " "};

  private Pieces() {}

  /** Returns the end of the piece that begins there. */
  static int end(String text, int begin) {
    int limit = Math.min(text.length(), begin + MOST);
    int lastSpace = begin - 1;
    for (int at = begin; at < limit; at++) {
      if (Character.isWhitespace(text.charAt(at))) {
        lastSpace = at;
      } else if (at - lastSpace > LONGEST_WORD) {
        return notWithinPair(text, at);
      }
    }
    return limit == text.length() ? limit : atAnEnd(text, begin, limit);
  }

  private static int atAnEnd(String text, int begin, int limit) {
    for (String end : ENDS) {
      int cut = text.lastIndexOf(end, limit - end.length());
      if (cut > begin + MOST / 2) {
        return cut + end.length();
      }
    }
    return notWithinPair(text, limit);
  }

  private static int notWithinPair(String text, int cut) {
    return Character.isSurrogatePair(text.charAt(cut - 1), text.charAt(cut)) ? cut - 1 : cut;
  }
}
