package health.tarn.fhir.search;

import health.tarn.api.Issue;
import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import health.tarn.api.query.Query;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the parameters of a search into a typed request (FHIR R4, search.html).
 *
 * <p>Nothing is left out in silence: what is not understood is refused with what may have been
 * meant, or, when the search is lenient, left out with a warning. No message repeats a value, since
 * values are patient content. May be used by any number of threads.
 */
public final class SearchParser {

  /** Parameters of the interaction, not of the search. */
  private static final Set<String> IGNORED = Set.of("_format", "_pretty");

  private final SearchParameters parameters;
  private final ConditionParser conditions;
  private final SearchOptions options;

  /**
   * @param clock for {@code ap} on dates, which depends on how long ago they are
   */
  public SearchParser(
      SearchParameters parameters, Ucum ucum, SearchOptions options, InstantSource clock) {
    OrderedValues ordered = new OrderedValues(ucum, clock);
    LeafParser leaves = new LeafParser(parameters, ordered, new NearValues(ucum));
    this.parameters = parameters;
    this.conditions = new ConditionParser(parameters, leaves, ordered, options);
    this.options = options;
  }

  /**
   * Reads a search.
   *
   * @param type the type that is searched; null for all, or for those that {@code _type} names
   * @param query the parameters in their order, decoded, without those of paging
   * @throws LakeException with {@link Problem#NOT_FOUND} if there is no such type; with {@link
   *     Problem#INVALID} and an issue for each parameter that is not understood, unless lenient
   */
  public SearchRequest parse(@Nullable String type, List<Parameter> query, Handling handling) {
    if (type != null && !parameters.isType(type)) {
      throw new LakeException(
          Problem.NOT_FOUND,
          "there is no type of resource "
              + NearestNames.quoted(type)
              + NearestNames.hint(type, parameters.types()));
    }
    List<Issue> issues = new ArrayList<>();
    Set<String> types = type == null ? types(query, issues, handling) : Set.of(type);
    ResultParameters results = new ResultParameters(parameters, options, types);
    List<Condition> wanted = new ArrayList<>();
    List<Parameter> understood = new ArrayList<>();
    for (Parameter parameter : query) {
      String name = parameter.name();
      if (IGNORED.contains(name) || (type == null && name.equals("_type"))) {
        continue;
      }
      try {
        if (!results.accept(parameter)) {
          wanted.add(conditions.parse(types, parameter));
        }
        understood.add(parameter);
      } catch (BadParameterException e) {
        issues.add(issue(e, handling));
      }
    }
    if (type == null) {
      query.stream().filter(p -> p.name().equals("_type")).forEach(p -> understood.add(0, p));
    }
    refuse(issues, handling);
    return new SearchRequest(
        types,
        all(wanted),
        results.includes,
        results.revIncludes,
        results.sort,
        results.count,
        results.total,
        results.summary,
        results.elements,
        understood,
        issues);
  }

  /**
   * Returns the condition of a search within a compartment, such as {@code Patient/123/Condition},
   * to be combined with that of the search itself.
   *
   * @throws LakeException with {@link Problem#INVALID} if the type has no compartment
   */
  public Condition compartment(ResourceKey of) {
    if (!parameters.compartments().contains(of.type())) {
      throw new LakeException(
          Problem.INVALID,
          of.type()
              + " has no compartment; known are "
              + String.join(", ", parameters.compartments()));
    }
    return new Condition.Flat(new Query.Compartment(of.type(), of.id()));
  }

  private Set<String> types(List<Parameter> query, List<Issue> issues, Handling handling) {
    Set<String> types = new LinkedHashSet<>();
    boolean named = false;
    for (Parameter parameter : query) {
      if (!parameter.name().equals("_type")) {
        continue;
      }
      named = true;
      for (String type : Values.split(parameter.value(), ',')) {
        try {
          parameters.requireType(type);
          types.add(type);
        } catch (BadParameterException e) {
          issues.add(issue(e, handling));
        }
      }
    }
    if (named && types.isEmpty()) {
      // Without any type that exists, a lenient search would be one over all types.
      refuse(issues, Handling.STRICT);
    }
    return types;
  }

  private static Issue issue(BadParameterException problem, Handling handling) {
    return problem.issue(
        handling == Handling.STRICT ? Issue.Severity.ERROR : Issue.Severity.WARNING);
  }

  private static void refuse(List<Issue> issues, Handling handling) {
    if (handling == Handling.LENIENT || issues.isEmpty()) {
      return;
    }
    throw new LakeException(
        Problem.INVALID,
        issues.size() == 1
            ? issues.get(0).diagnostics()
            : issues.size() + " parameters of the search are not understood",
        issues);
  }

  /** Flat conditions are one query, so that a search without joins is a flat one. */
  private static Condition all(List<Condition> wanted) {
    List<Query> flat = new ArrayList<>();
    List<Condition> joins = new ArrayList<>();
    for (Condition condition : wanted) {
      if (condition instanceof Condition.Flat one) {
        flat.add(one.query());
      } else {
        joins.add(condition);
      }
    }
    if (flat.isEmpty() && !joins.isEmpty()) {
      return joins.size() == 1 ? joins.get(0) : new Condition.AllOf(joins);
    }
    Condition first = new Condition.Flat(and(flat));
    if (joins.isEmpty()) {
      return first;
    }
    joins.add(0, first);
    return new Condition.AllOf(joins);
  }

  private static Query and(List<Query> queries) {
    return switch (queries.size()) {
      case 0 -> new Query.All();
      case 1 -> queries.get(0);
      default -> new Query.And(queries);
    };
  }
}
