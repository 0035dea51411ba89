package health.tarn.nlp.clinical;

import health.tarn.spi.nlp.Attribute;
import org.jspecify.annotations.Nullable;

/** Reads how a medication is taken: one attribute at a time, where it begins. */
final class MedicationGrammar {

  private final Tokens tokens;
  private final Amounts amounts;
  private final Trie<Attribute.Type> phrases;

  MedicationGrammar(Tokens tokens, Lexicon lexicon) {
    this.tokens = tokens;
    this.amounts = new Amounts(tokens, lexicon.units());
    this.phrases = lexicon.medication();
  }

  /** Returns the attribute that begins at a token and ends before another, if there is one. */
  @Nullable Part read(int from, int to) {
    int duration = duration(from, to);
    if (duration > 0) {
      return part(Attribute.Type.DURATION, from, duration);
    }
    int frequency = frequency(from, to);
    if (frequency > 0) {
      return part(Attribute.Type.FREQUENCY, from, frequency);
    }
    Part quantity = quantity(from, to);
    if (quantity != null) {
      return quantity;
    }
    Trie.Match<Attribute.Type> phrase = phrases.longest(tokens, from, to);
    return phrase == null ? null : part(phrase.value(), from, phrase.to());
  }

  private static Part part(Attribute.Type type, int from, int to) {
    return new Part(type, from, to, Scores.CONTEXT);
  }

  /** {@code for 30 days}, {@code for the next 2 weeks}, {@code x 7 days}, {@code 7-day course}. */
  private int duration(int from, int to) {
    if (tokens.equalsIgnoreCase(from, "for")) {
      int amount = from + 1;
      while (amount < to && amount < from + 4 && isFiller(amount)) {
        amount++;
      }
      return spanWithFiller(amount, to);
    }
    if (tokens.equalsIgnoreCase(from, "x") || tokens.is(from, '×')) {
      return amounts.span(from + 1, to);
    }
    int span = amounts.span(from, to);
    boolean course = span > 0 && span < to && tokens.equalsIgnoreCase(span, "course");
    return course ? span + 1 : -1;
  }

  private int spanWithFiller(int from, int to) {
    int amount = amounts.amount(from, to);
    if (amount < 0) {
      return -1;
    }
    int time = amount < to && isFiller(amount) ? amount + 1 : amount;
    return amounts.time(time, to);
  }

  private boolean isFiller(int token) {
    return isOneOf(token, "the", "next", "another", "a", "total", "of", "more", "additional");
  }

  private int frequency(int from, int to) {
    if (isOneOf(from, "every", "q", "each")) {
      int amount = amounts.amount(from + 1, to);
      return amounts.time(amount < 0 ? from + 1 : amount, to);
    }
    int interval = interval(from, to);
    return interval > 0 ? interval : times(from, to);
  }

  /** {@code q8h} is one word, {@code q6-8h} begins with one. */
  private int interval(int token, int to) {
    int length = tokens.length(token);
    if (length < 2 || length > 5 || !tokens.is(token, Tokens.WORD)) {
      return -1;
    }
    String word = tokens.text(token, token + 1);
    if ((word.charAt(0) != 'q' && word.charAt(0) != 'Q') || !Character.isDigit(word.charAt(1))) {
      return -1;
    }
    if (Character.isLetter(word.charAt(length - 1))) {
      return token + 1;
    }
    int next = token + 1;
    if (next + 1 < to && tokens.isHyphen(next) && tokens.is(next + 1, Tokens.NUMBER)) {
      next += 2;
    }
    return amounts.time(next, to);
  }

  /** {@code 3 times a day}, {@code 2x/week}. */
  private int times(int from, int to) {
    int amount = amounts.amount(from, to);
    if (amount < 0 || amount >= to || !isOneOf(amount, "times", "time", "x")) {
      return -1;
    }
    int per = amount + 1;
    if (per < to && (tokens.is(per, '/') || isOneOf(per, "a", "per", "each", "every", "an"))) {
      return amounts.time(per + 1, to);
    }
    return per < to && isOneOf(per, "daily", "weekly", "monthly") ? per + 1 : -1;
  }

  private @Nullable Part quantity(int from, int to) {
    int amount = amounts.amount(from, to);
    if (amount < 0) {
      return null;
    }
    int begin = amount < to && tokens.isHyphen(amount) ? amount + 1 : amount;
    Trie.Match<Unit> unit = amounts.unit(begin, to);
    if (unit == null || (unit.value() != Unit.STRENGTH && unit.value() != Unit.DOSE)) {
      return null;
    }
    return withDivisor(from, unit, to);
  }

  /**
   * {@code mg/ml} is a strength, {@code mg/kg} a dose, {@code ml/hr} a rate, {@code g/dl} a result.
   */
  private @Nullable Part withDivisor(int from, Trie.Match<Unit> unit, int to) {
    boolean strength = unit.value() == Unit.STRENGTH;
    Attribute.Type type = strength ? Attribute.Type.STRENGTH : Attribute.Type.DOSAGE;
    int end = unit.to();
    while (end < to && (tokens.is(end, '/') || tokens.equalsIgnoreCase(end, "per"))) {
      int amount = amounts.amount(end + 1, to);
      Trie.Match<Unit> divisor = amounts.unit(amount < 0 ? end + 1 : amount, to);
      if (divisor == null) {
        break;
      }
      switch (divisor.value()) {
        case RESULT -> {
          return null;
        }
        case SHORT_TIME -> type = Attribute.Type.RATE;
        case LONG_TIME, WEIGHT -> type = Attribute.Type.DOSAGE;
        case STRENGTH, DOSE -> {
          if (isResult(divisor)) {
            return null;
          }
        }
      }
      end = divisor.to();
    }
    return part(type, from, end);
  }

  /** Concentrations per liter are results of tests. */
  private boolean isResult(Trie.Match<Unit> divisor) {
    return tokens.equalsIgnoreCase(divisor.from(), "l");
  }

  private boolean isOneOf(int token, String... words) {
    for (String word : words) {
      if (tokens.equalsIgnoreCase(token, word)) {
        return true;
      }
    }
    return false;
  }
}
