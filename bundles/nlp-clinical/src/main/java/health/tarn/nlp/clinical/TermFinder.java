package health.tarn.nlp.clinical;

import health.tarn.spi.nlp.EntityType;
import health.tarn.spi.nlp.Trait;
import health.tarn.spi.terminology.Term;
import org.jspecify.annotations.Nullable;

/** Finds the terms of the dictionary: from left to right, the longest first, without overlap. */
final class TermFinder {

  private final Trie<Meaning> terms;
  private final Trie<EntityType> behaviours;

  TermFinder(Lexicon lexicon) {
    terms = lexicon.terms();
    behaviours = lexicon.behaviours();
  }

  void find(Note note, Sentence sentence) {
    Tokens tokens = note.tokens();
    boolean lowerCase = hasLowerCase(tokens, sentence);
    int token = sentence.from();
    while (token < sentence.to()) {
      Mention mention = mention(note, token, sentence, lowerCase);
      if (mention == null) {
        token++;
      } else {
        note.add(mention);
        token = mention.to();
      }
    }
  }

  private @Nullable Mention mention(Note note, int from, Sentence sentence, boolean lowerCase) {
    Tokens tokens = note.tokens();
    Trie.Match<Meaning> term =
        terms.longest(
            tokens,
            from,
            sentence.to(),
            (meaning, begin, end) ->
                isWritten(meaning, tokens, begin, end, lowerCase) && !note.isTaken(begin, end));
    Trie.Match<EntityType> behaviour = behaviours.longest(tokens, from, sentence.to());
    if (behaviour != null
        && (term == null || behaviour.to() > term.to())
        && !note.isTaken(from, behaviour.to())) {
      return new Mention(from, behaviour.to(), behaviour.value(), Scores.NAMED);
    }
    return term == null ? null : mention(term, sentence.section());
  }

  private static boolean isWritten(
      Meaning meaning, Tokens tokens, int from, int to, boolean lowerCase) {
    String exact = meaning.exact();
    return exact == null || (lowerCase && tokens.text(from, to).equals(exact));
  }

  private static Mention mention(Trie.Match<Meaning> term, Section section) {
    Meaning meaning = term.value();
    Mention mention =
        new Mention(term.from(), term.to(), type(meaning.kind()), Scores.NAMED, meaning);
    if (meaning.kind() == Term.Kind.DISORDER) {
      mention.say(Trait.Name.DIAGNOSIS, Scores.CONTEXT);
    } else if (meaning.kind() == Term.Kind.FINDING) {
      boolean seen = section == Section.EXAMINATION;
      mention.say(
          seen ? Trait.Name.SIGN : Trait.Name.SYMPTOM, seen ? Scores.PLACE : Scores.ASSUMED);
    }
    return mention;
  }

  private static EntityType type(Term.Kind kind) {
    return switch (kind) {
      case DISORDER, FINDING -> EntityType.DX_NAME;
      case INGREDIENT -> EntityType.GENERIC_NAME;
      case BRAND -> EntityType.BRAND_NAME;
      case TEST -> EntityType.TEST_NAME;
      case PROCEDURE -> EntityType.PROCEDURE_NAME;
      case TREATMENT -> EntityType.TREATMENT_NAME;
      case BODY_SITE -> EntityType.SYSTEM_ORGAN_SITE;
    };
  }

  private static boolean hasLowerCase(Tokens tokens, Sentence sentence) {
    for (int token = sentence.from(); token < sentence.to(); token++) {
      if (tokens.is(token, Tokens.HAS_LOWER_CASE)) {
        return true;
      }
    }
    return false;
  }
}
