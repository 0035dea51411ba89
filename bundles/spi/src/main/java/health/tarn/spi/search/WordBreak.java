package health.tarn.spi.search;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Takes texts apart into words for {@code _text} and {@code _content}; every engine and the Matcher
 * do it by this class alone. A word is a run of letters, digits and marks, folded.
 */
public final class WordBreak {

  private WordBreak() {}

  /** Returns the words in the order in which they first occur, each once. */
  public static Set<String> words(String text) {
    String folded = Folding.fold(text);
    Set<String> words = new LinkedHashSet<>();
    int start = 0;
    int i = 0;
    while (i < folded.length()) {
      int c = folded.codePointAt(i);
      int next = i + Character.charCount(c);
      if (!isPart(c)) {
        add(words, folded, start, i);
        start = next;
      }
      i = next;
    }
    add(words, folded, start, folded.length());
    return words;
  }

  private static void add(Set<String> words, String text, int start, int end) {
    if (end > start) {
      words.add(text.substring(start, end));
    }
  }

  private static boolean isPart(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }
}
