package health.tarn.spi.nlp;

import java.util.List;

/**
 * Something that a text speaks of.
 *
 * @param text what stands in the span
 * @param score how sure the engine is of the entity, 0 to 1
 * @param traits what the text says of it
 * @param attributes what belongs to it, such as the dose of a medication, in the order of the text
 * @param concepts what it may stand for, the likeliest first
 */
public record Entity(
    Span span,
    String text,
    EntityType type,
    double score,
    List<Trait> traits,
    List<Attribute> attributes,
    List<Concept> concepts) {

  public Entity {
    traits = List.copyOf(traits);
    attributes = List.copyOf(attributes);
    concepts = List.copyOf(concepts);
  }

  /** Tells whether the text says this of the entity. */
  public boolean has(Trait.Name name) {
    return traits.stream().anyMatch(trait -> trait.name() == name);
  }
}
