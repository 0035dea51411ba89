package health.tarn.fhir.search;

/**
 * What a search may ask for.
 *
 * @param defaultCount how many matches a page holds when the search does not say
 * @param maxCount how many it holds at most, whatever the search says
 * @param maxAlternatives how many values one parameter may have, separated by commas
 * @param maxJoins over how many references one chain may go
 * @param fullText whether {@code _text} and {@code _content} are offered
 */
public record SearchOptions(
    int defaultCount, int maxCount, int maxAlternatives, int maxJoins, boolean fullText) {

  /** 50 matches a page, at most 1,000; 1,000 values; 10 references; no full text. */
  public static final SearchOptions DEFAULT = new SearchOptions(50, 1_000, 1_000, 10, false);

  /**
   * @throws IllegalArgumentException if a number is below 1, or the default count above the most
   */
  public SearchOptions {
    if (defaultCount < 1 || maxCount < defaultCount || maxAlternatives < 1 || maxJoins < 1) {
      throw new IllegalArgumentException(
          "expected numbers above 0 and a default count within the most, found "
              + defaultCount
              + ", "
              + maxCount
              + ", "
              + maxAlternatives
              + ", "
              + maxJoins);
    }
  }
}
