package health.tarn.nlp.clinical;

import java.util.function.ToIntFunction;

/**
 * Divides a text into words, numbers and signs.
 *
 * <p>A word begins with a letter and goes on through letters and digits ({@code HbA1c}); a number
 * goes on through digits with single points and commas between them ({@code 1,200}, {@code
 * 617.555.0100}). So {@code 10mg} is a number and a word.
 */
final class Tokenizer {

  private static final int TOKENS_BETWEEN_CHECKS = 4096;

  private final ToIntFunction<WordForm> numbers;

  /**
   * @param numbers gives the number of a word
   */
  Tokenizer(ToIntFunction<WordForm> numbers) {
    this.numbers = numbers;
  }

  Tokens divide(String text) {
    Tokens tokens = new Tokens(text);
    WordForm form = new WordForm();
    int gap = Tokens.APART | Tokens.STARTS_LINE | Tokens.STARTS_PARAGRAPH;
    int lineEnds = 0;
    int index = 0;
    while (index < text.length()) {
      int letter = text.codePointAt(index);
      if (Character.isWhitespace(letter) || Character.isISOControl(letter) || letter == 0xA0) {
        lineEnds += letter == '\n' ? 1 : 0;
        gap |= Tokens.APART;
        index += Character.charCount(letter);
        continue;
      }
      int flags = flags(letter) | gap | (lineEnds > 0 ? Tokens.STARTS_LINE : 0);
      flags |= lineEnds > 1 ? Tokens.STARTS_PARAGRAPH : 0;
      int end = end(text, index, flags);
      flags |=
          (flags & Tokens.WORD) != 0 && hasLowerCase(text, index, end) ? Tokens.HAS_LOWER_CASE : 0;
      int word = form.set(text, index, end) ? numbers.applyAsInt(form) : Vocabulary.UNKNOWN;
      tokens.add(index, end, word, flags);
      if (tokens.size() % TOKENS_BETWEEN_CHECKS == 0) {
        Interruption.check();
      }
      index = end;
      gap = 0;
      lineEnds = 0;
    }
    return tokens;
  }

  private static int flags(int letter) {
    if (Character.isLetter(letter)) {
      return Tokens.WORD | (Character.isUpperCase(letter) ? Tokens.CAPITALISED : 0);
    }
    return Character.isDigit(letter) ? Tokens.NUMBER : Tokens.SIGN;
  }

  private static int end(String text, int begin, int flags) {
    int index = begin + Character.charCount(text.codePointAt(begin));
    if ((flags & Tokens.SIGN) != 0) {
      return index;
    }
    boolean word = (flags & Tokens.WORD) != 0;
    while (index < text.length()) {
      int letter = text.codePointAt(index);
      int length = Character.charCount(letter);
      if (word ? isOfWord(letter) : Character.isDigit(letter)) {
        index += length;
      } else if (!word && (letter == '.' || letter == ',') && isDigitAt(text, index + 1)) {
        index += 2;
      } else {
        break;
      }
    }
    return index;
  }

  private static boolean isOfWord(int letter) {
    return Character.isLetterOrDigit(letter)
        || Character.getType(letter) == Character.NON_SPACING_MARK;
  }

  /**
   * Digits beyond the basic plane are of no note that we read; two characters are skipped above.
   */
  private static boolean isDigitAt(String text, int index) {
    return index < text.length() && Character.isDigit(text.charAt(index));
  }

  private static boolean hasLowerCase(String text, int begin, int end) {
    for (int index = begin; index < end; index++) {
      if (Character.isLowerCase(text.charAt(index))) {
        return true;
      }
    }
    return false;
  }
}
