package health.tarn.nlp.clinical;

/** Words between the name of a test and what it gave. */
enum TestWord {
  /** May stand between them. */
  LINK,
  /** Is what it gave, where no number follows. */
  VALUE
}
