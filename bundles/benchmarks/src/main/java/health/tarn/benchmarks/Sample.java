package health.tarn.benchmarks;

import java.util.List;
import java.util.SortedMap;
import java.util.random.RandomGenerator;

/**
 * What is known of the data that is imported, to ask for it and to know the right answers.
 *
 * @param types how many resources there are of each type
 * @param keys of all resources, such as {@code Patient/1}
 * @param pairs patients and what was observed of them
 * @param codes what was observed, over all patients
 * @param families family names of patients
 * @param patients some patients as JSON
 * @param others some other resources as JSON, whose references are all literal
 */
record Sample(
    SortedMap<String, Long> types,
    List<String> keys,
    List<Pair> pairs,
    List<Code> codes,
    List<String> families,
    List<String> patients,
    List<Other> others) {

  /** How many resources there are. */
  long resources() {
    return keys.size();
  }

  static <T> T any(List<T> all, RandomGenerator random) {
    return all.get(random.nextInt(all.size()));
  }

  /**
   * A patient and something that was observed.
   *
   * @param patient the id
   * @param code system and code, as a search writes them
   * @param observations how often it was
   */
  record Pair(String patient, String code, long observations) {}

  /**
   * Something that was observed.
   *
   * @param code system and code, as a search writes them
   * @param observations how often it was
   */
  record Code(String code, long observations) {}

  /** A resource as JSON. */
  record Other(String type, String json) {}
}
