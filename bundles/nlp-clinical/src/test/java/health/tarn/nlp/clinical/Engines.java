package health.tarn.nlp.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.spi.nlp.Attribute;
import health.tarn.spi.nlp.Entity;
import health.tarn.spi.nlp.EntityType;
import health.tarn.spi.nlp.NlpEngine;
import health.tarn.terminology.TermDictionary;
import java.util.List;

/** The engine with the built-in terms, and what tests ask of it. */
final class Engines {

  static final NlpEngine ENGINE = new ClinicalEngine(new TermDictionary(List.of()));

  private Engines() {}

  /** Returns the one entity of a text that is written like this. */
  static Entity entity(String text, String words) {
    List<Entity> found =
        ENGINE.analyze(text).entities().stream()
            .filter(entity -> entity.text().equals(words))
            .toList();
    assertThat(found).as("'%s' in '%s'", words, text).hasSize(1);
    return found.get(0);
  }

  /** Returns the texts of all entities of a type. */
  static List<String> texts(String text, EntityType type) {
    return ENGINE.analyze(text).entities().stream()
        .filter(entity -> entity.type() == type)
        .map(Entity::text)
        .toList();
  }

  /** Returns the attributes of the one entity that is written like this, with their types. */
  static List<String> attributes(String text, String words) {
    return entity(text, words).attributes().stream().map(Engines::words).toList();
  }

  private static String words(Attribute attribute) {
    return attribute.type() + " " + attribute.text();
  }
}
