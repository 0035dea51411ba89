package health.tarn.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of results.
 *
 * @param total the number of matches; null if it was not asked for or is not known
 * @param nextPage the token of the next page; null on the last
 * @param applied the parameters that were used, for the self link
 * @param warnings what was left out, and why
 */
public record SearchPage(
    List<Match> matches,
    @Nullable Long total,
    @Nullable String nextPage,
    List<SearchCall.Parameter> applied,
    List<Issue> warnings) {

  public SearchPage {
    matches = List.copyOf(matches);
    applied = List.copyOf(applied);
    warnings = List.copyOf(warnings);
  }

  /** One entry of the result; {@code included} if it did not match itself. */
  public record Match(Resource resource, boolean included) {}
}
