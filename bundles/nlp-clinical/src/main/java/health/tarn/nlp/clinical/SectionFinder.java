package health.tarn.nlp.clinical;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sections of a note by their titles.
 *
 * <p>A title is one of the list before a colon, or alone on its line; or any few words before a
 * colon that ends the line or that are all in capitals. What begins on the line of its title ends
 * with its paragraph, since the next one may be about anything.
 */
final class SectionFinder {

  private static final int LONGEST_TITLE = 6;

  private final Trie<Section> titles;
  private final Trie<Meaning> terms;
  private final Trie<PersonWord> persons;

  SectionFinder(Lexicon lexicon) {
    titles = lexicon.sections();
    terms = lexicon.terms();
    persons = lexicon.persons();
  }

  /** A section's text, without its title, from a token to the one before another. */
  record Part(int from, int to, Section section) {}

  private record Title(int to, Section section) {}

  private static final Title NONE = new Title(-1, Section.OTHER);

  List<Part> find(Tokens tokens) {
    List<Part> parts = new ArrayList<>();
    Section section = Section.OTHER;
    boolean paragraph = false;
    int from = 0;
    int token = 0;
    while (token < tokens.size()) {
      Title title = title(tokens, token);
      if (title.to() > 0) {
        add(parts, from, token, section);
        section = title.section();
        from = title.to();
        token = from;
        paragraph = token < tokens.size() && !tokens.is(token, Tokens.STARTS_LINE);
        continue;
      }
      if (paragraph && tokens.is(token, Tokens.STARTS_PARAGRAPH)) {
        add(parts, from, token, section);
        section = Section.OTHER;
        from = token;
        paragraph = false;
      }
      token++;
    }
    add(parts, from, tokens.size(), section);
    return parts;
  }

  private static void add(List<Part> parts, int from, int to, Section section) {
    if (from < to) {
      parts.add(new Part(from, to, section));
    }
  }

  private Title title(Tokens tokens, int token) {
    boolean startsLine = tokens.is(token, Tokens.STARTS_LINE);
    boolean startsSentence = token > 0 && tokens.is(token - 1, '.') && !tokens.isGlued(token);
    if (!startsLine && !startsSentence) {
      return NONE;
    }
    int end = Math.min(tokens.size(), token + 2 * LONGEST_TITLE);
    Trie.Match<Section> known = titles.longest(tokens, token, end);
    if (known != null && isColon(tokens, known.to())) {
      return new Title(known.to() + 1, known.value());
    }
    if (!startsLine) {
      return NONE;
    }
    if (known != null && endsLine(tokens, known.to()) && tokens.is(token, Tokens.CAPITALISED)) {
      return new Title(known.to(), known.value());
    }
    return unknown(tokens, token);
  }

  private Title unknown(Tokens tokens, int token) {
    boolean capitals = true;
    int end = Math.min(tokens.size(), token + LONGEST_TITLE + 1);
    for (int next = token; next < end; next++) {
      if (isColon(tokens, next) && next > token) {
        boolean title = capitals && !isNamed(tokens, token, next);
        return title || endsLine(tokens, next + 1) ? new Title(next + 1, Section.OTHER) : NONE;
      }
      boolean startsLine = next > token && tokens.is(next, Tokens.STARTS_LINE);
      if (startsLine || !tokens.is(next, Tokens.WORD)) {
        return NONE;
      }
      capitals &= tokens.length(next) > 1 && !tokens.is(next, Tokens.HAS_LOWER_CASE);
    }
    return NONE;
  }

  /** {@code BP: 120/80} and {@code MRN: 123} tell something and are no titles. */
  private boolean isNamed(Tokens tokens, int from, int to) {
    return covers(terms.longest(tokens, from, to), to)
        || covers(persons.longest(tokens, from, to), to);
  }

  private static boolean covers(Trie.@Nullable Match<?> match, int to) {
    return match != null && match.to() == to;
  }

  private static boolean isColon(Tokens tokens, int token) {
    return token < tokens.size() && tokens.is(token, ':') && !tokens.is(token, Tokens.STARTS_LINE);
  }

  private static boolean endsLine(Tokens tokens, int to) {
    return to >= tokens.size() || tokens.is(to, Tokens.STARTS_LINE);
  }
}
