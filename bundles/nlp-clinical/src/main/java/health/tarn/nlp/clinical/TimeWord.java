package health.tarn.nlp.clinical;

/** Words of which times consist. */
enum TimeWord {
  MONTH,
  /** A time by itself, such as yesterday. */
  WHOLE,
  /** Makes a time of the span before it, such as ago. */
  AFTER_SPAN,
  /** Makes a time of the span or day after it, such as last. */
  BEFORE_SPAN,
  DAY,
  /** Stands before a year. */
  PREPOSITION
}
