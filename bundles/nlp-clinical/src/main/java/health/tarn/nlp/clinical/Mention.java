package health.tarn.nlp.clinical;

import health.tarn.spi.nlp.Concept;
import health.tarn.spi.nlp.EntityType;
import health.tarn.spi.nlp.Trait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entity on its way into the answer, from a token to the one before another. */
final class Mention {

  private final int from;
  private final int to;
  private final double score;
  private final @Nullable Meaning meaning;
  private EntityType type;
  private final Map<Trait.Name, Double> traits = new EnumMap<>(Trait.Name.class);
  private final List<Part> parts = new ArrayList<>();

  Mention(int from, int to, EntityType type, double score) {
    this(from, to, type, score, null);
  }

  Mention(int from, int to, EntityType type, double score, @Nullable Meaning meaning) {
    this.from = from;
    this.to = to;
    this.type = type;
    this.score = score;
    this.meaning = meaning;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  double score() {
    return score;
  }

  @Nullable Meaning meaning() {
    return meaning;
  }

  List<Concept> concepts() {
    return meaning == null ? List.of() : meaning.concepts();
  }

  EntityType type() {
    return type;
  }

  EntityType.Category category() {
    return type.category();
  }

  void become(EntityType other) {
    type = other;
  }

  /** Says something of the entity; what was said with more certainty stays. */
  void say(Trait.Name trait, double certainty) {
    traits.merge(trait, certainty, Math::max);
  }

  Map<Trait.Name, Double> traits() {
    return traits;
  }

  void add(Part part) {
    parts.add(part);
  }

  /** Returns the attributes in the order of the text. */
  List<Part> parts() {
    parts.sort(Comparator.comparingInt(Part::from).thenComparingInt(Part::to));
    return parts;
  }

  boolean overlaps(int begin, int end) {
    return from < end && begin < to;
  }

  /** Returns how many tokens stand between this and another part of the text. */
  int distance(int begin, int end) {
    return Math.max(Math.max(begin - to, from - end), 0);
  }
}
