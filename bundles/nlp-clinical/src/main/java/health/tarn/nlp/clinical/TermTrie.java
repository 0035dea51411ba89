package health.tarn.nlp.clinical;

import health.tarn.spi.nlp.Concept;
import health.tarn.spi.terminology.Dictionary;
import health.tarn.spi.terminology.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the terms of a dictionary into a trie. The first kind of thing that a text names wins. */
final class TermTrie {

  private final Tokenizer tokenizer;
  private final Set<String> words = new HashSet<>(PhraseFiles.words("words.txt"));
  private final Trie<Meaning> trie = new Trie<>();

  private TermTrie(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  static Trie<Meaning> of(Dictionary dictionary, Tokenizer tokenizer) {
    TermTrie terms = new TermTrie(tokenizer);
    dictionary.read(terms::add);
    return terms.trie;
  }

  private void add(Term term) {
    Tokens phrase = tokenizer.divide(term.text());
    Meaning known = trie.get(phrase);
    if (known == null) {
      trie.put(phrase, new Meaning(term.kind(), exact(term), List.of(concept(term, 1))));
    } else if (known.kind() == term.kind() && !names(known, term)) {
      trie.put(phrase, joined(known, term));
    }
  }

  /** An abbreviation whose letters are a word as well has to be written in capitals. */
  private @Nullable String exact(Term term) {
    String text = term.text();
    boolean capitals = text.equals(text.toUpperCase(Locale.ROOT));
    return capitals && (text.length() == 1 || words.contains(text.toLowerCase(Locale.ROOT)))
        ? text
        : null;
  }

  private static boolean names(Meaning meaning, Term term) {
    return meaning.concepts().stream()
        .anyMatch(
            concept ->
                concept.system().equals(term.system()) && concept.code().equals(term.code()));
  }

  /** None of the concepts of one phrase is likelier than another. */
  private Meaning joined(Meaning known, Term term) {
    double score = 1.0 / (known.concepts().size() + 1);
    List<Concept> concepts = new ArrayList<>();
    for (Concept concept : known.concepts()) {
      concepts.add(new Concept(concept.system(), concept.code(), concept.display(), score));
    }
    concepts.add(concept(term, score));
    String exact = known.exact() == null ? null : exact(term);
    return new Meaning(known.kind(), exact, concepts);
  }

  private static Concept concept(Term term, double score) {
    return new Concept(term.system(), term.code(), term.display(), score);
  }
}
