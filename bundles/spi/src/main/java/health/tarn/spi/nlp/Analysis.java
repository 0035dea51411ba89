package health.tarn.spi.nlp;

import java.util.List;

/**
 * What a text says.
 *
 * @param entities in the order of their begin, then their end
 */
public record Analysis(List<Entity> entities) {

  public Analysis {
    entities = List.copyOf(entities);
  }
}
