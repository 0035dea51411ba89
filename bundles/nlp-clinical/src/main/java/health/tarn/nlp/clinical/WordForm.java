package health.tarn.nlp.clinical;

import java.text.Normalizer;

/**
 * The form by which words are compared: lower case, without accents, singular.
 *
 * <p>The singular is a guess that is made in the same way for notes and dictionary, so it need not
 * be a word: {@code diabetes} becomes {@code diabete} in both.
 */
final class WordForm {

  /** Longer words are no words of a dictionary, and need not be compared. */
  static final int LONGEST = 64;

  private final char[] chars = new char[LONGEST];
  private int length;

  /** Takes a part of a text; tells whether it is short enough to be a word. */
  boolean set(CharSequence text, int begin, int end) {
    if (end - begin > LONGEST) {
      length = 0;
      return false;
    }
    length = end - begin;
    for (int index = 0; index < length; index++) {
      chars[index] = plain(Character.toLowerCase(text.charAt(begin + index)));
    }
    length = singular();
    return true;
  }

  char[] chars() {
    return chars;
  }

  int length() {
    return length;
  }

  private static char plain(char letter) {
    if (letter < 0x80) {
      return letter;
    }
    if (letter == 'µ' || letter == 'μ') {
      return 'u';
    }
    return Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD).charAt(0);
  }

  private int singular() {
    if (length <= 3 || chars[length - 1] != 's') {
      return length;
    }
    if (endsWith("ies") && length > 4) {
      chars[length - 3] = 'y';
      return length - 2;
    }
    if (endsWith("sses") || endsWith("shes") || endsWith("ches") || endsWith("xes")) {
      return length - 2;
    }
    return endsWith("ss") || endsWith("us") || endsWith("is") ? length : length - 1;
  }

  private boolean endsWith(String end) {
    if (length < end.length()) {
      return false;
    }
    for (int index = 0; index < end.length(); index++) {
      if (chars[length - end.length() + index] != end.charAt(index)) {
        return false;
      }
    }
    return true;
  }
}
