package health.tarn.nlp.clinical;

/**
 * How sure the engine is, one constant for each class of rule: an order, not a measured
 * probability.
 */
final class Scores {

  /** The form alone admits no other reading, such as that of an address of e-mail. */
  static final double FORM = 0.95;

  /** The dictionary or a list names it. */
  static final double NAMED = 0.9;

  /** Words around it say so. */
  static final double CONTEXT = 0.8;

  /** It follows from where it stands, such as beneath a title. */
  static final double PLACE = 0.7;

  /** It is taken to be so unless something else is said. */
  static final double ASSUMED = 0.6;

  private Scores() {}
}
