package health.tarn.nlp.clinical;

/** What a unit counts, as far as grammars tell them apart. */
enum Unit {
  /** How strong a medication is, such as mg. */
  STRENGTH,
  /** How much of a medication is taken, such as tablets or ml. */
  DOSE,
  /** Hours and minutes: after a stroke they make a rate. */
  SHORT_TIME,
  LONG_TIME,
  /** Body weight in a dose, such as kg. */
  WEIGHT,
  /** A unit of results of tests alone. */
  RESULT
}
