package health.tarn.testkit;

/** What an engine of NLP may leave out; what it leaves out, it must not get wrong. */
public enum NlpAbility {
  /** Tells what is said of relatives from what is said of the patient. */
  FAMILY,
  /** Knows what is thought of from what is said to be. */
  HYPOTHETICAL,
  /** Finds strength, route, frequency and the like of medications. */
  MEDICATION_ATTRIBUTES,
  /** Finds values and units of tests. */
  TEST_VALUES
}
