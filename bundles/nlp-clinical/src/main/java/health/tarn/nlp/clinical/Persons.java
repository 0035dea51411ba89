package health.tarn.nlp.clinical;

import health.tarn.spi.nlp.EntityType;
import org.jspecify.annotations.Nullable;

/** Finds ages, names, numbers and streets of persons by the words around them. */
final class Persons {

  private static final int LONGEST_NAME = 4;

  private final Tokens tokens;
  private final Trie<PersonWord> words;

  Persons(Tokens tokens, Lexicon lexicon) {
    this.tokens = tokens;
    this.words = lexicon.persons();
  }

  void read(Note note, Sentence sentence) {
    int token = sentence.from();
    while (token < sentence.to()) {
      Mention found = find(token, sentence);
      if (found == null || note.isTaken(found.from(), found.to())) {
        token++;
      } else {
        note.add(found);
        token = found.to();
      }
    }
  }

  private @Nullable Mention find(int from, Sentence sentence) {
    int to = sentence.to();
    if (tokens.is(from, Tokens.NUMBER)) {
      int age = age(from, sentence);
      int street = age < 0 ? street(from, to) : -1;
      return age > 0
          ? new Mention(from, age, EntityType.AGE, Scores.FORM)
          : mention(from, street, EntityType.ADDRESS);
    }
    Trie.Match<PersonWord> word = words.longest(tokens, from, to);
    return word == null ? null : afterWord(word, sentence);
  }

  private @Nullable Mention afterWord(Trie.Match<PersonWord> word, Sentence sentence) {
    int to = sentence.to();
    int next = word.to();
    return switch (word.value()) {
      case TITLE -> {
        int point = next < to && tokens.is(next, '.') ? next + 1 : next;
        yield tokens.is(word.from(), Tokens.CAPITALISED) ? name(point, to) : null;
      }
      case NAME_LABEL -> next < to && tokens.is(next, ':') ? name(next + 1, to) : null;
      case ID_LABEL -> identifier(next, to);
      case DEGREE -> nameBefore(word.from(), sentence);
      case STREET, AGE_UNIT -> null;
    };
  }

  private static @Nullable Mention mention(int from, int to, EntityType type) {
    return to < 0 ? null : new Mention(from, to, type, Scores.CONTEXT);
  }

  /** {@code 28-year-old}, {@code 3 months old}, {@code 54 y/o}, {@code aged 54}. */
  private int age(int from, Sentence sentence) {
    int to = sentence.to();
    int years = tokens.value(from);
    if (years < 0 || years > 130) {
      return -1;
    }
    int unit = skipHyphen(from + 1, to);
    if (unit < to && isUnit(unit, to)) {
      int old = skipHyphen(unit + 1, to);
      if (old < to && tokens.is(old, '/') && old + 1 < to) {
        return tokens.equalsIgnoreCase(old + 1, "o") ? old + 2 : -1;
      }
      if (old < to && tokens.equalsIgnoreCase(old, "old")) {
        return old + 1;
      }
      boolean of = old + 1 < to && tokens.equalsIgnoreCase(old, "of");
      if (of && tokens.equalsIgnoreCase(old + 1, "age")) {
        return old + 2;
      }
      if (tokens.equalsIgnoreCase(unit, "yo")) {
        return unit + 1;
      }
    }
    boolean after =
        from > sentence.from()
            && (tokens.equalsIgnoreCase(from - 1, "aged")
                || tokens.equalsIgnoreCase(from - 1, "age"));
    return after ? from + 1 : -1;
  }

  private boolean isUnit(int token, int to) {
    Trie.Match<PersonWord> unit = words.longest(tokens, token, to);
    return unit != null && unit.value() == PersonWord.AGE_UNIT;
  }

  private int skipHyphen(int token, int to) {
    return token < to && tokens.isHyphen(token) ? token + 1 : token;
  }

  /** {@code 12 Oak Hill Road}. */
  private int street(int from, int to) {
    int end = Math.min(to, from + 2 + LONGEST_NAME);
    for (int token = from + 1; token < end; token++) {
      if (!tokens.is(token, Tokens.WORD) || !tokens.is(token, Tokens.CAPITALISED)) {
        return -1;
      }
      Trie.Match<PersonWord> word = words.longest(tokens, token, to);
      if (word != null && word.value() == PersonWord.STREET && token > from + 1) {
        return token + 1;
      }
    }
    return -1;
  }

  private @Nullable Mention name(int from, int to) {
    int token = from;
    int end = from;
    for (int count = 0; count < LONGEST_NAME && token < to && isNamePart(token, from); count++) {
      end = token + 1;
      boolean initial = tokens.length(token) == 1 && end < to && tokens.is(end, '.');
      boolean joined = end + 1 < to && tokens.is(end, '-') && tokens.isGlued(end);
      token = initial || joined ? end + 1 : end;
    }
    return end > from ? new Mention(from, end, EntityType.NAME, Scores.CONTEXT) : null;
  }

  private boolean isNamePart(int token, int from) {
    boolean sameLine = token == from || !tokens.is(token, Tokens.STARTS_LINE);
    return sameLine && tokens.is(token, Tokens.WORD) && tokens.is(token, Tokens.CAPITALISED);
  }

  /** {@code Jane Smith, MD}. */
  private @Nullable Mention nameBefore(int degree, Sentence sentence) {
    int end = degree - 1;
    if (end <= sentence.from() || !tokens.is(end, ',') || !tokens.is(degree, Tokens.CAPITALISED)) {
      return null;
    }
    int from = end;
    while (from > sentence.from() && end - from < LONGEST_NAME + 1 && isBeforeDegree(from - 1)) {
      from--;
    }
    boolean name = end - from >= 2 && !tokens.is(from, '.');
    return name ? new Mention(from, end, EntityType.NAME, Scores.CONTEXT) : null;
  }

  private boolean isBeforeDegree(int token) {
    boolean initial = tokens.is(token, '.') && token > 0 && tokens.length(token - 1) == 1;
    boolean word = tokens.is(token, Tokens.WORD) && tokens.is(token, Tokens.CAPITALISED);
    return initial || word;
  }

  /** A label, perhaps a sign, and what is written without space and has a digit. */
  private @Nullable Mention identifier(int label, int to) {
    int from = label;
    while (from < to && from < label + 2 && (tokens.is(from, ':') || tokens.is(from, '#'))) {
      from++;
    }
    boolean digit = false;
    int token = from;
    while (token < to && (token == from || tokens.isGlued(token)) && isOfIdentifier(token)) {
      digit |= tokens.is(token, Tokens.NUMBER);
      token++;
    }
    while (token > from && tokens.is(token - 1, Tokens.SIGN)) {
      token--;
    }
    boolean found = digit && token > from && tokens.end(token - 1) - tokens.begin(from) >= 4;
    return found ? new Mention(from, token, EntityType.ID, Scores.CONTEXT) : null;
  }

  private boolean isOfIdentifier(int token) {
    return !tokens.is(token, Tokens.SIGN) || tokens.isHyphen(token) || tokens.is(token, '/');
  }
}
