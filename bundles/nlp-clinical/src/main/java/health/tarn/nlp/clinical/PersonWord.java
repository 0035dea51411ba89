package health.tarn.nlp.clinical;

/** Words by which a text tells that it names a person or what belongs to one. */
enum PersonWord {
  /** Stands before a name, such as Dr. */
  TITLE,
  /** Stands after a name, such as MD. */
  DEGREE,
  /** Stands before a name and a colon. */
  NAME_LABEL,
  /** Stands before a number of a person or record. */
  ID_LABEL,
  /** The last word of a street's name. */
  STREET,
  /** A unit of age, such as years. */
  AGE_UNIT
}
