package health.tarn.nlp.clinical;

import health.tarn.spi.nlp.Attribute;
import health.tarn.spi.nlp.EntityType;
import health.tarn.spi.nlp.EntityType.Category;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives each attribute to its medication: the one that it follows, or the one right after it.
 *
 * <p>A sentence that only instructs ({@code Take 1 tablet daily.}) speaks of the last medication of
 * the one before.
 */
final class MedicationLinker {

  private final MedicationGrammar grammar;
  private final Tokens tokens;
  private @Nullable Mention last;

  MedicationLinker(Tokens tokens, Lexicon lexicon) {
    this.tokens = tokens;
    this.grammar = new MedicationGrammar(tokens, lexicon);
  }

  void read(Note note, Sentence sentence) {
    List<Mention> mentions = List.copyOf(note.current());
    Mention owner = isInstruction(sentence) ? last : null;
    boolean any = mentions.stream().anyMatch(MedicationLinker::isMedication);
    if (!any && owner == null) {
      last = null;
      return;
    }
    Cursor cursor = new Cursor(mentions, owner);
    int token = sentence.from();
    while (token < sentence.to()) {
      Mention at = cursor.at(token);
      if (at != null) {
        token = at.to();
        continue;
      }
      Part part = grammar.read(token, cursor.limit(sentence.to()));
      if (part == null) {
        token++;
      } else {
        give(part, cursor);
        mentions.stream()
            .filter(mention -> mention.overlaps(part.from(), part.to()))
            .forEach(note::remove);
        token = part.to();
      }
    }
    last = cursor.owner;
  }

  private void give(Part part, Cursor cursor) {
    Mention next = cursor.next();
    Mention owner = cursor.owner;
    if (next != null && belongsToNext(part, next, owner == null)) {
      next.add(part);
    } else if (owner != null) {
      owner.add(strengthOnce(part, owner));
    }
  }

  /** {@code IV morphine}, {@code 10 mg of lisinopril}, and {@code 5 mg warfarin} after no other. */
  private boolean belongsToNext(Part part, Mention next, boolean first) {
    int gap = next.from() - part.to();
    boolean of = gap > 0 && gap <= 3 && tokens.equalsIgnoreCase(next.from() - 1, "of");
    boolean route = gap == 0 && part.type() == Attribute.Type.ROUTE_OR_MODE;
    return of || route || (first && gap <= 2);
  }

  /** A second amount of a substance is how much is taken of it. */
  private static Part strengthOnce(Part part, Mention owner) {
    boolean second =
        part.type() == Attribute.Type.STRENGTH
            && owner.parts().stream().anyMatch(known -> known.type() == part.type());
    return second ? new Part(Attribute.Type.DOSAGE, part.from(), part.to(), part.score()) : part;
  }

  private boolean isInstruction(Sentence sentence) {
    int first = sentence.from();
    return tokens.equalsIgnoreCase(first, "take")
        || tokens.equalsIgnoreCase(first, "sig")
        || tokens.equalsIgnoreCase(first, "use")
        || tokens.equalsIgnoreCase(first, "inject")
        || tokens.equalsIgnoreCase(first, "apply")
        || tokens.equalsIgnoreCase(first, "inhale");
  }

  private static boolean isMedication(Mention mention) {
    return mention.category() == Category.MEDICATION;
  }

  /** Goes along the entities of a sentence and knows which medication is being spoken of. */
  private static final class Cursor {

    private final List<Mention> mentions;
    private int index;
    private @Nullable Mention owner;

    Cursor(List<Mention> mentions, @Nullable Mention owner) {
      this.mentions = mentions;
      this.owner = owner;
    }

    /** Returns the entity that begins at a token, and goes on behind it. */
    @Nullable Mention at(int token) {
      while (index < mentions.size() && mentions.get(index).from() < token) {
        index++;
      }
      if (index == mentions.size() || mentions.get(index).from() != token) {
        return null;
      }
      Mention mention = mentions.get(index++);
      if (isMedication(mention)) {
        owner = mention;
      } else if (mention.type() == EntityType.TEST_NAME) {
        owner = null;
      }
      return mention;
    }

    /** Returns where an attribute has to end; it may hold a body site, as in by mouth. */
    int limit(int end) {
      for (int ahead = index; ahead < mentions.size(); ahead++) {
        if (mentions.get(ahead).type() != EntityType.SYSTEM_ORGAN_SITE) {
          return Math.min(end, mentions.get(ahead).from());
        }
      }
      return end;
    }

    /** Returns the entity ahead if it is a medication. */
    @Nullable Mention next() {
      boolean medication = index < mentions.size() && isMedication(mentions.get(index));
      return medication ? mentions.get(index) : null;
    }
  }
}
