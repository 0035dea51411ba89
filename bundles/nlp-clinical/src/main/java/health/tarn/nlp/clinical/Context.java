package health.tarn.nlp.clinical;

import health.tarn.spi.nlp.EntityType;
import health.tarn.spi.nlp.EntityType.Category;
import health.tarn.spi.nlp.Trait;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what a sentence says of its entities, after the algorithm ConText: a cue reaches to the end
 * of the sentence or to a phrase that ends what is said.
 */
final class Context {

  private final Trie<Cue> cues;

  Context(Trie<Cue> cues) {
    this.cues = cues;
  }

  void read(Note note, Sentence sentence) {
    List<Mention> mentions = note.current();
    if (mentions.isEmpty()) {
      return;
    }
    List<Trie.Match<Cue>> found = cues(note, sentence);
    Tokens tokens = note.tokens();
    for (int index = 0; index < found.size(); index++) {
      Trie.Match<Cue> cue = found.get(index);
      if (cue.value().reachesAfter()) {
        say(cue.value().effect(), tokens, mentions, cue.to(), end(found, index, sentence));
      }
      if (cue.value().reachesBefore()) {
        say(cue.value().effect(), tokens, mentions, begin(found, index, sentence), cue.from());
      }
    }
    mentions.forEach(mention -> place(mention, sentence.section()));
  }

  /** A cue that is a part of an entity's name says nothing. */
  private List<Trie.Match<Cue>> cues(Note note, Sentence sentence) {
    List<Trie.Match<Cue>> found = new ArrayList<>();
    int token = sentence.from();
    while (token < sentence.to()) {
      Trie.Match<Cue> cue =
          cues.longest(
              note.tokens(), token, sentence.to(), (value, from, to) -> !note.isTaken(from, to));
      if (cue == null) {
        token++;
      } else {
        found.add(cue);
        token = cue.to();
      }
    }
    return found;
  }

  private static int end(List<Trie.Match<Cue>> found, int index, Sentence sentence) {
    for (int next = index + 1; next < found.size(); next++) {
      if (found.get(next).value().effect() == Cue.Effect.END) {
        return found.get(next).from();
      }
    }
    return sentence.to();
  }

  private static int begin(List<Trie.Match<Cue>> found, int index, Sentence sentence) {
    for (int before = index - 1; before >= 0; before--) {
      if (found.get(before).value().effect() == Cue.Effect.END) {
        return found.get(before).to();
      }
    }
    return sentence.from();
  }

  private static void say(
      Cue.Effect effect, Tokens tokens, List<Mention> mentions, int from, int to) {
    for (Mention mention : mentions) {
      boolean reached = mention.from() >= from && mention.to() <= to;
      if (reached && concerns(effect, mention) && !isMeans(tokens, mention)) {
        apply(effect, mention);
      }
    }
  }

  /** The x-ray of {@code no evidence of pneumonia on chest x-ray} was taken. */
  private static boolean isMeans(Tokens tokens, Mention mention) {
    if (mention.category() != Category.TEST_TREATMENT_PROCEDURE || mention.from() == 0) {
      return false;
    }
    int before = mention.from() - 1;
    return tokens.equalsIgnoreCase(before, "on")
        || tokens.equalsIgnoreCase(before, "by")
        || tokens.equalsIgnoreCase(before, "after")
        || tokens.equalsIgnoreCase(before, "during");
  }

  private static void apply(Cue.Effect effect, Mention mention) {
    if (effect == Cue.Effect.ALLERGY) {
      mention.become(EntityType.ALLERGIES);
    } else {
      mention.say(Trait.Name.valueOf(effect.name()), Scores.CONTEXT);
    }
  }

  private static boolean concerns(Cue.Effect effect, Mention mention) {
    Category category = mention.category();
    boolean condition = category == Category.MEDICAL_CONDITION;
    boolean medication = category == Category.MEDICATION;
    boolean done = category == Category.TEST_TREATMENT_PROCEDURE;
    boolean test = mention.type() == EntityType.TEST_NAME;
    boolean lives = category == Category.BEHAVIORAL_ENVIRONMENTAL_SOCIAL;
    return switch (effect) {
      case NEGATION -> condition || medication || done || lives;
      case PERTAINS_TO_FAMILY -> condition || medication || (done && !test);
      case HYPOTHETICAL -> condition || medication;
      case LOW_CONFIDENCE -> condition;
      case PAST_HISTORY -> condition || medication || (done && !test);
      case FUTURE -> medication || done;
      case ALLERGY -> medication;
      case END, NOTHING -> false;
    };
  }

  private static void place(Mention mention, Section section) {
    if (section == Section.FAMILY_HISTORY && concerns(Cue.Effect.PERTAINS_TO_FAMILY, mention)) {
      mention.say(Trait.Name.PERTAINS_TO_FAMILY, Scores.PLACE);
    } else if (section == Section.PAST_HISTORY && concerns(Cue.Effect.PAST_HISTORY, mention)) {
      mention.say(Trait.Name.PAST_HISTORY, Scores.PLACE);
    } else if (section == Section.ALLERGIES) {
      placeAmongAllergies(mention);
    }
  }

  /** A condition beneath this title is how the patient once reacted. */
  private static void placeAmongAllergies(Mention mention) {
    if (concerns(Cue.Effect.ALLERGY, mention)) {
      mention.become(EntityType.ALLERGIES);
    } else if (mention.category() == Category.MEDICAL_CONDITION) {
      mention.say(Trait.Name.PAST_HISTORY, Scores.PLACE);
    }
  }
}
