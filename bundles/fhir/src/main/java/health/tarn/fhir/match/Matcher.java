package health.tarn.fhir.match;

import health.tarn.api.ResourceKey;
import health.tarn.api.query.Comparison;
import health.tarn.api.query.Query;
import health.tarn.spi.search.IndexEntry;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides one flat query on resources, one at a time, by their index entries alone.
 *
 * <p>The query is prepared once; any number of threads may use a matcher at once. {@code Type},
 * {@code Id} and dates on {@code _lastUpdated} are decided on the key and the instant, whatever the
 * entries say.
 */
public final class Matcher {

  private static final String ID = "_id";
  private static final String LAST_UPDATED = "_lastUpdated";

  /** What a query is decided on. */
  private record Candidate(ResourceKey key, long millis, List<IndexEntry> entries) {}

  private final Predicate<Candidate> test;

  private Matcher(Predicate<Candidate> test) {
    this.test = test;
  }

  /** Prepares a query. */
  public static Matcher of(Query query) {
    return new Matcher(test(query));
  }

  /**
   * Tells whether the query holds for a resource.
   *
   * @param lastUpdated the instant of the commit of this version, read in whole milliseconds
   * @param entries all that the resource is found by
   */
  public boolean matches(ResourceKey key, Instant lastUpdated, List<IndexEntry> entries) {
    return test.test(new Candidate(key, lastUpdated.toEpochMilli(), entries));
  }

  private static Predicate<Candidate> test(Query query) {
    if (query instanceof Query.All) {
      return candidate -> true;
    }
    if (query instanceof Query.None) {
      return candidate -> false;
    }
    if (query instanceof Query.And and) {
      List<Predicate<Candidate>> tests = tests(and.of());
      return candidate -> tests.stream().allMatch(t -> t.test(candidate));
    }
    if (query instanceof Query.Or or) {
      List<Predicate<Candidate>> tests = tests(or.of());
      return candidate -> tests.stream().anyMatch(t -> t.test(candidate));
    }
    if (query instanceof Query.Not not) {
      return test(not.of()).negate();
    }
    return leaf(query);
  }

  private static List<Predicate<Candidate>> tests(List<Query> queries) {
    return queries.stream().map(Matcher::test).toList();
  }

  private static Predicate<Candidate> leaf(Query query) {
    if (query instanceof Query.Type type) {
      return candidate -> type.types().contains(candidate.key().type());
    }
    if (query instanceof Query.Id id) {
      return candidate -> id.ids().contains(candidate.key().id());
    }
    if (query instanceof Query.Present present) {
      return present(present.parameter());
    }
    if (query instanceof Query.Date date && date.parameter().equals(LAST_UPDATED)) {
      return candidate ->
          Comparison.holds(
              date.prefix(), candidate.millis(), candidate.millis(), date.low(), date.high());
    }
    if (query instanceof Query.Composite composite) {
      return composite(composite);
    }
    if (query instanceof Query.Words words) {
      return words(words);
    }
    Predicate<IndexEntry> one = Leaves.test(query);
    return candidate -> candidate.entries().stream().anyMatch(one);
  }

  private static Predicate<Candidate> present(String parameter) {
    if (parameter.equals(ID) || parameter.equals(LAST_UPDATED)) {
      return candidate -> true;
    }
    return candidate -> candidate.entries().stream().anyMatch(e -> e.parameter().equals(parameter));
  }

  private static Predicate<Candidate> composite(Query.Composite composite) {
    Predicate<Candidate> element = test(new Query.And(composite.parts()));
    return candidate ->
        candidate.entries().stream()
            .anyMatch(
                entry ->
                    entry instanceof IndexEntry.Composite values
                        && values.parameter().equals(composite.parameter())
                        && element.test(
                            new Candidate(candidate.key(), candidate.millis(), values.parts())));
  }

  private static Predicate<Candidate> words(Query.Words query) {
    Set<String> wanted = Leaves.words(query.expression());
    if (wanted.isEmpty()) {
      return candidate -> false;
    }
    return candidate -> Leaves.words(query.parameter(), candidate.entries()).containsAll(wanted);
  }
}
