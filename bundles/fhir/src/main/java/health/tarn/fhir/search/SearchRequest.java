package health.tarn.fhir.search;

import health.tarn.api.Issue;
import health.tarn.api.query.Sort;
import java.util.List;
import java.util.Set;

/**
 * A search as it was understood.
 *
 * @param types the types that are searched; empty for all
 * @param condition what is searched for, without the types
 * @param includes the rules of {@code _include}
 * @param revIncludes the rules of {@code _revinclude}
 * @param sort the order that was asked for; empty if none was
 * @param count how many matches a page holds at most; 0 if only their number is wanted
 * @param total how exact the number of matches must be
 * @param summary which part of each resource is wanted
 * @param elements the elements that are wanted; empty for all
 * @param understood the parameters that had a say, for the link to this search
 * @param warnings what was left out, when the search was read leniently
 */
public record SearchRequest(
    Set<String> types,
    Condition condition,
    List<Include> includes,
    List<Include> revIncludes,
    List<Sort> sort,
    int count,
    Total total,
    Summary summary,
    Set<String> elements,
    List<Parameter> understood,
    List<Issue> warnings) {

  public SearchRequest {
    types = Set.copyOf(types);
    includes = List.copyOf(includes);
    revIncludes = List.copyOf(revIncludes);
    sort = List.copyOf(sort);
    elements = Set.copyOf(elements);
    understood = List.copyOf(understood);
    warnings = List.copyOf(warnings);
  }

  /** {@code _total} (FHIR R4, search.html, 3.1.1.5.6). */
  public enum Total {
    /** The search did not say. */
    UNSAID,
    NONE,
    ESTIMATE,
    ACCURATE
  }

  /** {@code _summary} (FHIR R4, search.html, 3.1.1.5.8). */
  public enum Summary {
    FALSE,
    TRUE,
    TEXT,
    DATA,
    COUNT
  }
}
