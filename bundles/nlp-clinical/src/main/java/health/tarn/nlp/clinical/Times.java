package health.tarn.nlp.clinical;

import health.tarn.spi.nlp.EntityType;
import org.jspecify.annotations.Nullable;

/** Finds dates, which may tell who a patient is, and times that do not. */
final class Times {

  private final Tokens tokens;
  private final Trie<TimeWord> words;
  private final Amounts amounts;
  private final DateGrammar dates;

  Times(Tokens tokens, Lexicon lexicon) {
    this.tokens = tokens;
    this.words = lexicon.times();
    this.amounts = new Amounts(tokens, lexicon.units());
    this.dates = new DateGrammar(tokens, lexicon);
  }

  void read(Note note, Sentence sentence) {
    int token = sentence.from();
    while (token < sentence.to()) {
      Mention time = time(token, sentence);
      if (time == null || note.isTaken(time.from(), time.to())) {
        token++;
      } else {
        note.add(time);
        token = time.to();
      }
    }
  }

  private @Nullable Mention time(int from, Sentence sentence) {
    int to = sentence.to();
    int date = dates.date(from, to);
    if (date > 0) {
      return new Mention(from, date, EntityType.DATE, Scores.FORM);
    }
    int end = expression(from, to);
    if (end < 0 && dates.isYear(from) && followsPreposition(from, sentence.from())) {
      end = from + 1;
    }
    if (end < 0) {
      end = clock(from, to);
    }
    return end < 0 ? null : new Mention(from, end, EntityType.TIME_EXPRESSION, Scores.CONTEXT);
  }

  private int expression(int from, int to) {
    Trie.Match<TimeWord> word = words.longest(tokens, from, to);
    if (word != null && word.value() == TimeWord.WHOLE) {
      return word.to();
    }
    if (word != null && word.value() == TimeWord.BEFORE_SPAN) {
      return afterWord(word.to(), to);
    }
    int span = amounts.span(from, to);
    if (span < 0) {
      return -1;
    }
    Trie.Match<TimeWord> after = span < to ? words.longest(tokens, span, to) : null;
    return after != null && after.value() == TimeWord.AFTER_SPAN ? after.to() : -1;
  }

  /** {@code last Monday}, {@code past 3 days}; but {@code the next 3 days} is how long. */
  private int afterWord(int from, int to) {
    if (from >= to) {
      return -1;
    }
    Trie.Match<TimeWord> day = words.longest(tokens, from, to);
    if (day != null && day.value() == TimeWord.DAY) {
      return day.to();
    }
    if (dates.isMonth(from, to)) {
      return from + 1;
    }
    return tokens.equalsIgnoreCase(from - 1, "next") ? -1 : amounts.span(from, to);
  }

  private boolean followsPreposition(int token, int first) {
    if (token == first) {
      return false;
    }
    Trie.Match<TimeWord> word = words.longest(tokens, token - 1, token);
    return word != null && word.value() == TimeWord.PREPOSITION;
  }

  /** {@code 10:30}, {@code 10:30 pm}. */
  private int clock(int from, int to) {
    boolean clock =
        from + 2 < to
            && tokens.length(from) <= 2
            && tokens.value(from) >= 0
            && tokens.value(from) < 24
            && tokens.is(from + 1, ':')
            && tokens.length(from + 2) == 2
            && tokens.isGlued(from + 1)
            && tokens.isGlued(from + 2)
            && tokens.value(from + 2) >= 0
            && tokens.value(from + 2) < 60;
    if (!clock) {
      return -1;
    }
    boolean half =
        from + 3 < to
            && (tokens.equalsIgnoreCase(from + 3, "am") || tokens.equalsIgnoreCase(from + 3, "pm"));
    return half ? from + 4 : from + 3;
  }
}
