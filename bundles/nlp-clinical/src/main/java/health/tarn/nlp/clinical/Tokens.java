package health.tarn.nlp.clinical;

import java.util.Arrays;

/** The words, numbers and signs of a text, in its order, as arrays. */
final class Tokens {

  static final int WORD = 1;
  static final int NUMBER = 1 << 1;

  /** Neither word nor number: one code point. */
  static final int SIGN = 1 << 2;

  /** White space stands before it. */
  static final int APART = 1 << 3;

  static final int STARTS_LINE = 1 << 4;

  /** An empty line stands before it. */
  static final int STARTS_PARAGRAPH = 1 << 5;

  /** Its first letter is a capital. */
  static final int CAPITALISED = 1 << 6;

  static final int HAS_LOWER_CASE = 1 << 7;

  private final String text;
  private int[] begins;
  private int[] ends;
  private int[] words;
  private int[] flags;
  private int size;

  Tokens(String text) {
    this.text = text;
    int guess = 16 + text.length() / 5;
    begins = new int[guess];
    ends = new int[guess];
    words = new int[guess];
    flags = new int[guess];
  }

  void add(int begin, int end, int word, int flag) {
    if (size == begins.length) {
      int length = 2 * size;
      begins = Arrays.copyOf(begins, length);
      ends = Arrays.copyOf(ends, length);
      words = Arrays.copyOf(words, length);
      flags = Arrays.copyOf(flags, length);
    }
    begins[size] = begin;
    ends[size] = end;
    words[size] = word;
    flags[size] = flag;
    size++;
  }

  int size() {
    return size;
  }

  String text() {
    return text;
  }

  /** Returns what stands from a token to the one before another. */
  String text(int from, int to) {
    return text.substring(begins[from], ends[to - 1]);
  }

  int begin(int token) {
    return begins[token];
  }

  int end(int token) {
    return ends[token];
  }

  /** Returns the number of the word in the vocabulary. */
  int word(int token) {
    return words[token];
  }

  boolean is(int token, int flag) {
    return (flags[token] & flag) != 0;
  }

  boolean is(int token, char sign) {
    return is(token, SIGN) && text.charAt(begins[token]) == sign;
  }

  /** Tells whether no white space stands before the token. */
  boolean isGlued(int token) {
    return !is(token, APART);
  }

  boolean isHyphen(int token) {
    return is(token, '-') || is(token, '\u2010') || is(token, '\u2011') || is(token, '\u2013');
  }

  boolean isLowerCase(int token) {
    return is(token, WORD) && !is(token, CAPITALISED);
  }

  int length(int token) {
    return ends[token] - begins[token];
  }

  boolean equalsIgnoreCase(int token, String word) {
    return length(token) == word.length()
        && text.regionMatches(true, begins[token], word, 0, word.length());
  }

  /** Returns the value of a token of at most four digits, and -1 for any other. */
  int value(int token) {
    if (!is(token, NUMBER) || length(token) > 4) {
      return -1;
    }
    int value = 0;
    for (int index = begins[token]; index < ends[token]; index++) {
      int digit = Character.digit(text.charAt(index), 10);
      if (digit < 0) {
        return -1;
      }
      value = 10 * value + digit;
    }
    return value;
  }

  /**
   * Returns the token after one within a phrase: a hyphen and the end of a genitive mean nothing
   * there.
   */
  int next(int token) {
    int next = token + 1;
    if (next >= size) {
      return size;
    }
    if (isHyphen(next)) {
      return next + 1;
    }
    if (is(next, '\'') || is(next, '\u2019')) {
      boolean genitive = next + 1 < size && equalsIgnoreCase(next + 1, "s");
      return genitive ? next + 2 : next + 1;
    }
    return next;
  }
}
