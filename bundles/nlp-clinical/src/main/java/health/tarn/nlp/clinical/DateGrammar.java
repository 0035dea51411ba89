package health.tarn.nlp.clinical;

import org.jspecify.annotations.Nullable;

/** Reads dates where they begin. Each method returns the token after, or -1. */
final class DateGrammar {

  private static final int MOST_DAYS = 31;
  private static final int MOST_MONTHS = 12;

  private final Tokens tokens;
  private final Trie<TimeWord> words;

  DateGrammar(Tokens tokens, Lexicon lexicon) {
    this.tokens = tokens;
    this.words = lexicon.times();
  }

  int date(int from, int to) {
    int written = written(from, to);
    return written > 0 ? written : numeric(from, to);
  }

  /** {@code 03/14/2021}, {@code 2021-03-14}, {@code 14.3.2021}, {@code 03/2021}. */
  private int numeric(int from, int to) {
    if (!tokens.is(from, Tokens.NUMBER)) {
      return -1;
    }
    if (isPointed(tokens.text(from, from + 1))) {
      return from + 1;
    }
    if (from + 2 >= to || !isJoined(from + 1) || !isJoined(from + 2)) {
      return -1;
    }
    boolean stroke = tokens.is(from + 1, '/');
    if (!stroke && !tokens.is(from + 1, '-')) {
      return -1;
    }
    if (from + 4 < to
        && tokens.is(from + 3, stroke ? '/' : '-')
        && isJoined(from + 4)
        && isDate(tokens.value(from), tokens.value(from + 2), tokens.value(from + 4))) {
      return from + 5;
    }
    boolean month = isBetween(tokens.value(from), 1, MOST_MONTHS) && isYear(from + 2);
    return stroke && month ? from + 3 : -1;
  }

  private boolean isJoined(int token) {
    return tokens.isGlued(token);
  }

  private static boolean isDate(int first, int second, int third) {
    boolean yearFirst = first > 999;
    int last = yearFirst ? third : first;
    return yearFirst
        ? isBetween(second, 1, MOST_MONTHS) && isBetween(third, 1, MOST_DAYS)
        : isBetween(last, 1, MOST_DAYS) && isBetween(second, 1, MOST_DAYS) && third >= 0;
  }

  private static boolean isPointed(String number) {
    int first = number.indexOf('.');
    int second = number.indexOf('.', first + 1);
    boolean two = second > 0 && number.indexOf('.', second + 1) < 0 && number.indexOf(',') < 0;
    if (!two || first > 2 || second - first > 3 || number.length() > 10) {
      return false;
    }
    int year = number.length() - second - 1;
    return year == 2 || year == 4;
  }

  /** {@code March 14, 2021}, {@code March 2021}, {@code 14 March 2021}. */
  private int written(int from, int to) {
    if (isBetween(tokens.value(from), 1, MOST_DAYS)) {
      int month = from + 1 < to && isOrdinalEnd(from + 1) ? from + 2 : from + 1;
      return isMonth(month, to) ? year(month + 1, to) : -1;
    }
    if (!isMonth(from, to)) {
      return -1;
    }
    int next = from + 1 < to && tokens.is(from + 1, '.') ? from + 2 : from + 1;
    if (next < to && isYear(next)) {
      return next + 1;
    }
    if (next >= to || !isBetween(tokens.value(next), 1, MOST_DAYS)) {
      return -1;
    }
    int day = next + 1 < to && isOrdinalEnd(next + 1) ? next + 2 : next + 1;
    return year(day, to);
  }

  private int year(int token, int to) {
    if (token < to && isYear(token)) {
      return token + 1;
    }
    boolean comma = token + 1 < to && tokens.is(token, ',') && isYear(token + 1);
    return comma ? token + 2 : token;
  }

  private boolean isOrdinalEnd(int token) {
    return tokens.isGlued(token)
        && (tokens.equalsIgnoreCase(token, "st")
            || tokens.equalsIgnoreCase(token, "nd")
            || tokens.equalsIgnoreCase(token, "rd")
            || tokens.equalsIgnoreCase(token, "th"));
  }

  /** May and March are words too, so that a month has to begin with a capital. */
  boolean isMonth(int token, int to) {
    return token < to && tokens.is(token, Tokens.CAPITALISED) && word(token, to) == TimeWord.MONTH;
  }

  boolean isYear(int token) {
    return tokens.length(token) == 4 && isBetween(tokens.value(token), 1900, 2099);
  }

  private @Nullable TimeWord word(int token, int to) {
    Trie.Match<TimeWord> word = words.longest(tokens, token, to);
    return word == null ? null : word.value();
  }

  private static boolean isBetween(int value, int least, int most) {
    return least <= value && value <= most;
  }
}
