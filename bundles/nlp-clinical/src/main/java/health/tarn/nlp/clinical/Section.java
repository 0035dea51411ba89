package health.tarn.nlp.clinical;

/** What a part of a note is about, as far as it says something of the entities in it. */
enum Section {
  FAMILY_HISTORY,
  PAST_HISTORY,
  ALLERGIES,
  /** What was seen or measured. */
  EXAMINATION,
  /** Any other. */
  OTHER
}
