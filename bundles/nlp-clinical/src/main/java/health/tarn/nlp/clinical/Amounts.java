package health.tarn.nlp.clinical;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads amounts and units where they stand. Each method returns the token after, or -1. */
final class Amounts {

  private static final Set<String> NUMBER_WORDS =
      Set.of(
          "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve",
          "half", "several", "few", "couple");

  private static final int LONGEST_NUMBER_WORD = 7;

  private final Tokens tokens;
  private final Trie<Unit> units;

  Amounts(Tokens tokens, Trie<Unit> units) {
    this.tokens = tokens;
    this.units = units;
  }

  /** Reads {@code 5}, {@code 2.5-5}, {@code 5/325}, {@code 1 to 2}, {@code two}. */
  int amount(int from, int to) {
    int first = number(from, to);
    if (first < 0 || first >= to) {
      return first;
    }
    boolean joins =
        tokens.isHyphen(first)
            || tokens.is(first, '/')
            || tokens.equalsIgnoreCase(first, "to")
            || tokens.equalsIgnoreCase(first, "or");
    int second = joins ? number(first + 1, to) : -1;
    return second < 0 ? first : second;
  }

  private int number(int token, int to) {
    if (token >= to) {
      return -1;
    }
    boolean number =
        tokens.is(token, Tokens.NUMBER)
            || (tokens.length(token) <= LONGEST_NUMBER_WORD
                && tokens.isLowerCase(token)
                && NUMBER_WORDS.contains(tokens.text(token, token + 1)));
    return number ? token + 1 : -1;
  }

  Trie.@Nullable Match<Unit> unit(int from, int to) {
    return from < to ? units.longest(tokens, from, to) : null;
  }

  /** Reads a unit of time, before which a hyphen may stand. */
  int time(int from, int to) {
    int unit = from < to && tokens.isHyphen(from) ? from + 1 : from;
    Trie.Match<Unit> time = unit(unit, to);
    if (time == null) {
      return -1;
    }
    boolean counts = time.value() == Unit.SHORT_TIME || time.value() == Unit.LONG_TIME;
    return counts ? time.to() : -1;
  }

  /** Reads a time of at least two letters: {@code 5 d} and {@code 5 m} are none in running text. */
  int writtenTime(int from, int to) {
    int end = time(from, to);
    return end > 0 && tokens.length(end - 1) > 1 ? end : -1;
  }

  /** Reads an amount and a time, such as {@code 3 days}. */
  int span(int from, int to) {
    int amount = amount(from, to);
    return amount < 0 ? -1 : writtenTime(amount, to);
  }
}
