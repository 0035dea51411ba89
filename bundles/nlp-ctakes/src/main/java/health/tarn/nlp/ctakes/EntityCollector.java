package health.tarn.nlp.ctakes;

import health.tarn.spi.nlp.Analysis;
import health.tarn.spi.nlp.Concept;
import health.tarn.spi.nlp.Entity;
import health.tarn.spi.nlp.Span;
import health.tarn.spi.nlp.Trait;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes entities of mentions, which must come in the order of the text.
 *
 * <p>cTAKES has no scores. Each is how many of its kind were right when they were measured, the
 * same for all.
 */
final class EntityCollector {

  private static final double ENTITY_SCORE = 0.9;
  private static final double NEGATION_SCORE = 0.87;

  private final String text;
  private final List<Entity> entities = new ArrayList<>();
  private int counted;
  private int codePoints;

  EntityCollector(String text) {
    this.text = text;
  }

  /**
   * @param offset where the piece begins in the text
   */
  void add(int offset, List<Mention> mentions) {
    for (Mention mention : mentions) {
      int begin = offset + mention.begin();
      int end = offset + mention.end();
      Span span = new Span(codePointsBefore(begin), codePointsBefore(end));
      entities.add(entity(span, text.substring(begin, end), mention));
    }
  }

  /** Counts on from where it counted last, so that all spans cost one walk over the text. */
  private int codePointsBefore(int unit) {
    codePoints += text.codePointCount(counted, unit);
    counted = unit;
    return codePoints;
  }

  private static Entity entity(Span span, String words, Mention mention) {
    return new Entity(
        span,
        words,
        mention.meanings().get(0).type(),
        ENTITY_SCORE,
        traits(mention),
        List.of(),
        concepts(mention.meanings()));
  }

  private static List<Trait> traits(Mention mention) {
    List<Trait> traits = new ArrayList<>();
    switch (mention.meanings().get(0).kind()) {
      case DISORDER -> traits.add(new Trait(Trait.Name.DIAGNOSIS, ENTITY_SCORE));
      case FINDING -> traits.add(new Trait(Trait.Name.SYMPTOM, ENTITY_SCORE));
      default -> {}
    }
    if (mention.denied()) {
      traits.add(new Trait(Trait.Name.NEGATION, NEGATION_SCORE));
    }
    return traits;
  }

  private static List<Concept> concepts(List<Meaning> meanings) {
    double score = 1.0 / meanings.size();
    return meanings.stream()
        .map(m -> new Concept(m.system(), m.code(), m.display(), score))
        .toList();
  }

  Analysis analysis() {
    return new Analysis(entities);
  }
}
