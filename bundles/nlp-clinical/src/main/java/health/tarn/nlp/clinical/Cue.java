package health.tarn.nlp.clinical;

/**
 * What a phrase says of the entities around it.
 *
 * @param reach where these stand
 */
record Cue(Effect effect, Reach reach) {

  /** What is said. */
  enum Effect {
    NEGATION,
    PERTAINS_TO_FAMILY,
    HYPOTHETICAL,
    LOW_CONFIDENCE,
    PAST_HISTORY,
    FUTURE,
    /** The patient does not bear it. */
    ALLERGY,
    /** What is said before goes no further, nor does what is said after reach back. */
    END,
    /** It only looks as if something were said. */
    NOTHING
  }

  /** Where entities stand of which it is said. */
  enum Reach {
    AFTER,
    BEFORE,
    AROUND,
    NOWHERE
  }

  /** Reads {@code NEGATION AFTER}; the reach is left out where there is none. */
  static Cue parse(String words) {
    int space = words.indexOf(' ');
    return space < 0
        ? new Cue(Effect.valueOf(words), Reach.NOWHERE)
        : new Cue(
            Effect.valueOf(words.substring(0, space)), Reach.valueOf(words.substring(space + 1)));
  }

  boolean reachesAfter() {
    return reach == Reach.AFTER || reach == Reach.AROUND;
  }

  boolean reachesBefore() {
    return reach == Reach.BEFORE || reach == Reach.AROUND;
  }
}
