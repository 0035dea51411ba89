package health.tarn.nlp.clinical;

import health.tarn.spi.nlp.EntityType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** A text that is being read, and what was found in it so far. */
final class Note {

  private final Tokens tokens;
  private final BitSet taken = new BitSet();
  private final List<Mention> mentions = new ArrayList<>();

  /** The mentions of the sentence that is being read. */
  private List<Mention> current = new ArrayList<>();

  Note(Tokens tokens) {
    this.tokens = tokens;
  }

  Tokens tokens() {
    return tokens;
  }

  /** Adds an entity of the sentence that is being read; no other may have a token of it. */
  void add(Mention mention) {
    taken.set(mention.from(), mention.to());
    current.add(mention);
  }

  /** Takes an entity of the sentence that is being read back: it is a part of something else. */
  void remove(Mention mention) {
    taken.clear(mention.from(), mention.to());
    current.remove(mention);
  }

  boolean isTaken(int from, int to) {
    int next = taken.nextSetBit(from);
    return next >= 0 && next < to;
  }

  /** Returns the entities of the sentence that is being read, in its order. */
  List<Mention> current() {
    current.sort(Comparator.comparingInt(Mention::from));
    return current;
  }

  List<Mention> current(EntityType.Category category) {
    return current().stream().filter(mention -> mention.category() == category).toList();
  }

  /** Goes on to the next sentence. */
  void endSentence() {
    mentions.addAll(current());
    current = new ArrayList<>();
  }

  /** Returns all entities of the sentences that were read, in their order. */
  List<Mention> mentions() {
    return mentions;
  }
}
