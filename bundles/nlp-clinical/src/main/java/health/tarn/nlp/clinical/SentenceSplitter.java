package health.tarn.nlp.clinical;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Divides sections into sentences.
 *
 * <p>Notes are wrapped at some column, or they are lists without full stops: the end of a line ends
 * the sentence before a bullet, and where the line was short and the next one begins with a
 * capital.
 */
final class SentenceSplitter {

  /** A line that was wrapped is longer, in characters. */
  private static final int SHORT_LINE = 50;

  /** Rules look at whole sentences, so that a text without any would take long. */
  private static final int LONGEST = 200;

  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "dr", "mr", "mrs", "ms", "prof", "st", "vs", "approx", "no", "fig", "figs", "ref", "e.g",
          "i.e", "al", "cf", "ca", "resp", "pt", "jr", "sr");

  private final Tokens tokens;
  private final List<Sentence> sentences = new ArrayList<>();

  private SentenceSplitter(Tokens tokens) {
    this.tokens = tokens;
  }

  static List<Sentence> split(Tokens tokens, List<SectionFinder.Part> parts) {
    SentenceSplitter splitter = new SentenceSplitter(tokens);
    parts.forEach(splitter::split);
    return splitter.sentences;
  }

  private void split(SectionFinder.Part part) {
    int from = part.from();
    int line = part.from();
    for (int next = from + 1; next <= part.to(); next++) {
      boolean ends =
          next == part.to()
              || next - from >= LONGEST
              || isFullStop(from, next - 1, next)
              || isEndOfLine(line, next);
      if (ends) {
        sentences.add(new Sentence(from, next, part.section()));
        from = next;
      }
      if (next < part.to() && tokens.is(next, Tokens.STARTS_LINE)) {
        line = next;
      }
    }
  }

  private boolean isFullStop(int from, int token, int next) {
    if (tokens.isGlued(next)) {
      return false;
    }
    if (tokens.is(token, '!') || tokens.is(token, '?')) {
      return true;
    }
    if (!tokens.is(token, '.') || token == 0) {
      return false;
    }
    int before = token - 1;
    if (before == from && tokens.is(before, Tokens.NUMBER)) {
      return false;
    }
    boolean word = tokens.is(before, Tokens.WORD) && tokens.isGlued(token);
    if (tokens.isLowerCase(next)) {
      return word && tokens.length(before) > 3 && !isAbbreviation(before);
    }
    return !word || (!isAbbreviation(before) && !isInitial(before));
  }

  private boolean isAbbreviation(int word) {
    return tokens.length(word) < 8
        && ABBREVIATIONS.contains(tokens.text(word, word + 1).toLowerCase(Locale.ROOT));
  }

  /** Such as that of John F. Smith; a single letter after a point is the end of an abbreviation. */
  private boolean isInitial(int word) {
    return tokens.length(word) == 1 && tokens.is(word, Tokens.CAPITALISED) && !tokens.isGlued(word);
  }

  private boolean isEndOfLine(int line, int next) {
    if (!tokens.is(next, Tokens.STARTS_LINE)) {
      return false;
    }
    if (tokens.is(next, Tokens.STARTS_PARAGRAPH) || isBullet(next)) {
      return true;
    }
    boolean isShort = tokens.end(next - 1) - tokens.begin(line) < SHORT_LINE;
    return isShort && !tokens.isLowerCase(next) && !tokens.is(next - 1, ',');
  }

  private boolean isBullet(int token) {
    if (tokens.is(token, '-') || tokens.is(token, '*') || tokens.is(token, '\u2022')) {
      return true;
    }
    boolean number = tokens.is(token, Tokens.NUMBER) && token + 1 < tokens.size();
    return number
        && tokens.isGlued(token + 1)
        && (tokens.is(token + 1, '.') || tokens.is(token + 1, ')'));
  }
}
