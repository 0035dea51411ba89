package health.tarn.nlp.clinical;

import health.tarn.spi.nlp.Attribute;
import health.tarn.spi.nlp.EntityType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives each time of a sentence to the nearest entity that can have one. */
final class TimeLinker {

  /** In tokens; beyond that, a time may be that of anything. */
  private static final int FARTHEST = 12;

  private TimeLinker() {}

  static void link(Note note) {
    List<Mention> mentions = note.current();
    for (Mention time : mentions) {
      if (time.type() == EntityType.DATE || time.type() == EntityType.TIME_EXPRESSION) {
        link(time, mentions);
      }
    }
  }

  private static void link(Mention time, List<Mention> mentions) {
    Mention nearest = null;
    int distance = FARTHEST + 1;
    for (Mention mention : mentions) {
      int gap = mention.distance(time.from(), time.to());
      if (gap < distance && relation(mention.type()) != null) {
        nearest = mention;
        distance = gap;
      }
    }
    Attribute.Type relation = nearest == null ? null : relation(nearest.type());
    if (nearest != null && relation != null) {
      nearest.add(new Part(relation, time.from(), time.to(), Scores.PLACE));
    }
  }

  private static Attribute.@Nullable Type relation(EntityType type) {
    return switch (type) {
      case DX_NAME -> Attribute.Type.TIME_TO_DX_NAME;
      case GENERIC_NAME, BRAND_NAME -> Attribute.Type.TIME_TO_MEDICATION_NAME;
      case PROCEDURE_NAME -> Attribute.Type.TIME_TO_PROCEDURE_NAME;
      case TEST_NAME -> Attribute.Type.TIME_TO_TEST_NAME;
      case TREATMENT_NAME -> Attribute.Type.TIME_TO_TREATMENT_NAME;
      default -> null;
    };
  }
}
