package health.tarn.nlp.clinical;

import health.tarn.spi.nlp.Attribute;
import health.tarn.spi.nlp.EntityType;
import org.jspecify.annotations.Nullable;

/** Finds what a test gave: a number with its unit a few words after the name, or a word for it. */
final class TestValues {

  private static final int MOST_LINKS = 8;

  private final Tokens tokens;
  private final Amounts amounts;
  private final Trie<TestWord> words;

  TestValues(Tokens tokens, Lexicon lexicon) {
    this.tokens = tokens;
    this.amounts = new Amounts(tokens, lexicon.units());
    this.words = lexicon.tests();
  }

  void read(Note note, Sentence sentence) {
    for (Mention mention : note.current()) {
      if (mention.type() == EntityType.TEST_NAME) {
        read(note, mention, sentence.to());
      }
    }
  }

  private void read(Note note, Mention test, int to) {
    Part word = null;
    int token = test.to();
    for (int links = 0;
        links < MOST_LINKS && token < to && !note.isTaken(token, token + 1);
        links++) {
      int end = value(token, to);
      if (end > 0) {
        add(test, token, end, to);
        return;
      }
      Trie.Match<TestWord> next = words.longest(tokens, token, to);
      if (next == null) {
        break;
      }
      if (next.value() == TestWord.VALUE && word == null) {
        word = new Part(Attribute.Type.TEST_VALUE, token, next.to(), Scores.CONTEXT);
      }
      token = next.to();
    }
    addWord(test, word);
  }

  private static void addWord(Mention test, @Nullable Part word) {
    if (word != null) {
      test.add(word);
    }
  }

  private int value(int token, int to) {
    return tokens.is(token, Tokens.NUMBER) ? amounts.amount(token, to) : -1;
  }

  private void add(Mention test, int from, int end, int to) {
    test.add(new Part(Attribute.Type.TEST_VALUE, from, end, Scores.CONTEXT));
    int unit = unit(end, to);
    if (unit > end) {
      test.add(new Part(Attribute.Type.TEST_UNIT, end, unit, Scores.CONTEXT));
    }
  }

  /** {@code g/dL}, {@code x 10^9/L}, {@code /min}: units and strokes in turn. */
  private int unit(int from, int to) {
    int token = power(from, to);
    Trie.Match<Unit> unit = amounts.unit(token, to);
    int end = unit == null ? token : unit.to();
    while (end < to && tokens.is(end, '/')) {
      Trie.Match<Unit> divisor = amounts.unit(end + 1, to);
      if (divisor == null) {
        break;
      }
      end = divisor.to();
    }
    return end;
  }

  private int power(int from, int to) {
    int token = from;
    if (token < to && tokens.equalsIgnoreCase(token, "x10")) {
      token++;
    } else if (token + 1 < to
        && (tokens.equalsIgnoreCase(token, "x") || tokens.is(token, '×'))
        && tokens.is(token + 1, Tokens.NUMBER)) {
      token += 2;
    } else {
      return from;
    }
    if (token < to && (tokens.is(token, '^') || tokens.is(token, '*'))) {
      token++;
    }
    return token < to && tokens.is(token, Tokens.NUMBER) ? token + 1 : token;
  }
}
