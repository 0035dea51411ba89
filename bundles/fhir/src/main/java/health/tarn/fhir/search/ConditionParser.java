package health.tarn.fhir.search;

import health.tarn.api.ResourceKey;
import health.tarn.api.query.Query;
import health.tarn.fhir.definition.SearchParameterDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the conditions of a search: parameters with modifiers, chains and {@code _has}. */
final class ConditionParser {

  private static final String HAS = "_has:";

  private final SearchParameters parameters;
  private final LeafParser leaves;
  private final OrderedValues ordered;
  private final SearchOptions options;

  ConditionParser(
      SearchParameters parameters,
      LeafParser leaves,
      OrderedValues ordered,
      SearchOptions options) {
    this.parameters = parameters;
    this.leaves = leaves;
    this.ordered = ordered;
    this.options = options;
  }

  /**
   * Reads one condition.
   *
   * @param types the types that are searched; empty for all
   * @throws BadParameterException if the parameter is not understood
   */
  Condition parse(Set<String> types, Parameter parameter) {
    return parse(types, parameter.name(), parameter.value(), 0);
  }

  private Condition parse(Set<String> types, String name, String value, int joins) {
    if (joins > options.maxJoins()) {
      throw BadParameterException.notSupported(
          "a chain goes over more than " + options.maxJoins() + " references");
    }
    if (name.startsWith(HAS)) {
      return has(types, name.substring(HAS.length()), value, joins);
    }
    int dot = name.indexOf('.');
    if (dot > 0) {
      return chain(types, name.substring(0, dot), name.substring(dot + 1), value, joins);
    }
    int colon = name.indexOf(':');
    String code = colon < 0 ? name : name.substring(0, colon);
    String modifier = colon < 0 ? null : name.substring(colon + 1);
    return code.startsWith("_")
        ? common(types, code, modifier, value)
        : new Condition.Flat(flat(parameters.require(types, code), modifier, value));
  }

  private Condition has(Set<String> types, String rest, String value, int joins) {
    String[] parts = rest.split(":", 3);
    if (parts.length < 3) {
      throw BadParameterException.notSupported(
          "'_has' is written as _has:Type:reference:parameter, such as _has:Observation:subject:code");
    }
    parameters.requireType(parts[0]);
    SearchParameterDefinition reference = parameters.requireReference(Set.of(parts[0]), parts[1]);
    Set<String> targets = parameters.targets(reference);
    if (!types.isEmpty() && types.stream().noneMatch(targets::contains)) {
      throw BadParameterException.notSupported(
          parts[0]
              + "."
              + reference.code()
              + " never refers to "
              + String.join(" or ", new TreeSet<>(types)));
    }
    return new Condition.Has(
        parts[0], reference.code(), parse(Set.of(parts[0]), parts[2], value, joins + 1));
  }

  private Condition chain(Set<String> types, String head, String rest, String value, int joins) {
    int colon = head.indexOf(':');
    String code = colon < 0 ? head : head.substring(0, colon);
    SearchParameterDefinition reference = parameters.requireReference(types, code);
    Set<String> targets = parameters.targets(reference);
    if (colon >= 0) {
      String target = head.substring(colon + 1);
      parameters.requireType(target);
      if (!targets.contains(target)) {
        throw BadParameterException.notSupported(
            NearestNames.quoted(code)
                + " never refers to "
                + target
                + NearestNames.hint(target, targets));
      }
      targets = Set.of(target);
    }
    return chains(code, inner(targets, rest, value, joins + 1));
  }

  /** Reads the rest of a chain for each type; those that mean the same are one. */
  private Map<Condition, Set<String>> inner(
      Set<String> targets, String rest, String value, int joins) {
    Map<Condition, Set<String>> conditions = new LinkedHashMap<>();
    BadParameterException problem = null;
    for (String target : new TreeSet<>(targets)) {
      try {
        Condition condition = parse(Set.of(target), rest, value, joins);
        conditions.computeIfAbsent(condition, unused -> new LinkedHashSet<>()).add(target);
      } catch (BadParameterException e) {
        problem = problem == null ? e : problem;
      }
    }
    if (conditions.isEmpty()) {
      throw problem == null
          ? BadParameterException.notSupported("a chain leads to no type of resource")
          : problem;
    }
    return conditions;
  }

  private static Condition chains(String code, Map<Condition, Set<String>> conditions) {
    List<Condition> chains = new ArrayList<>();
    conditions.forEach((of, types) -> chains.add(new Condition.Chain(code, types, of)));
    return chains.size() == 1 ? chains.get(0) : new Condition.AnyOf(chains);
  }

  private Query flat(SearchParameterDefinition parameter, @Nullable String modifier, String value) {
    if (modifier != null) {
      Modifiers.check(parameter, modifier, parameters);
    }
    if (Modifiers.MISSING.equals(modifier)) {
      return missing(parameter, value);
    }
    boolean not = Modifiers.NOT.equals(modifier);
    List<Query> alternatives = new ArrayList<>();
    for (String alternative : alternatives(parameter.code(), value)) {
      alternatives.add(
          leaves.parse(parameter, parameter.code(), not ? null : modifier, alternative));
    }
    Query any = alternatives.size() == 1 ? alternatives.get(0) : merged(alternatives);
    return not ? new Query.Not(any) : any;
  }

  /** Several references to the same parameter are one set of targets. */
  private static Query merged(List<Query> alternatives) {
    Set<String> targets = new LinkedHashSet<>();
    String parameter = null;
    for (Query query : alternatives) {
      if (!(query instanceof Query.Reference reference)) {
        return new Query.Or(alternatives);
      }
      parameter = reference.parameter();
      targets.addAll(reference.targets());
    }
    return parameter == null ? new Query.None() : new Query.Reference(parameter, targets);
  }

  private static Query missing(SearchParameterDefinition parameter, String value) {
    return switch (value) {
      case "true" -> new Query.Not(present(parameter));
      case "false" -> present(parameter);
      default ->
          throw BadParameterException.value(
              "the value of "
                  + NearestNames.quoted(parameter.code() + ":missing")
                  + " is true or false");
    };
  }

  /** A concept may be nothing but a text, and a reference nothing but an identifier. */
  private static Query present(SearchParameterDefinition parameter) {
    String code = parameter.code();
    Query values = new Query.Present(code);
    return switch (parameter.type()) {
      case TOKEN -> new Query.Or(List.of(values, new Query.Present(code + ":text")));
      case REFERENCE -> new Query.Or(List.of(values, new Query.Present(code + ":identifier")));
      default -> values;
    };
  }

  private List<String> alternatives(String name, String value) {
    List<String> alternatives = Values.split(value, ',');
    if (alternatives.size() > options.maxAlternatives()) {
      throw BadParameterException.value(
          NearestNames.quoted(name)
              + " has "
              + alternatives.size()
              + " values, more than "
              + options.maxAlternatives());
    }
    return alternatives;
  }

  /** Reads a parameter of all resources; most are built into the engines. */
  private Condition common(
      Set<String> types, String code, @Nullable String modifier, String value) {
    return switch (code) {
      case "_id" -> new Condition.Flat(id(modifier, value));
      case "_lastUpdated" -> new Condition.Flat(lastUpdated(modifier, value));
      case "_text", "_content" -> new Condition.Flat(words(code, modifier, value));
      case "_list" -> new Condition.OnList(ids(code, modifier, value));
      default -> new Condition.Flat(flat(parameters.require(types, code), modifier, value));
    };
  }

  private Query id(@Nullable String modifier, String value) {
    boolean not = Modifiers.NOT.equals(modifier);
    Query.Id ids = new Query.Id(ids("_id", not ? null : modifier, value));
    return not ? new Query.Not(ids) : ids;
  }

  private Set<String> ids(String code, @Nullable String modifier, String value) {
    noModifier(code, modifier);
    Set<String> ids = new LinkedHashSet<>();
    for (String alternative : alternatives(code, value)) {
      if (!ResourceKey.isId(alternative)) {
        throw BadParameterException.value(
            "the value of " + NearestNames.quoted(code) + " is no id");
      }
      ids.add(alternative);
    }
    return ids;
  }

  private Query lastUpdated(@Nullable String modifier, String value) {
    noModifier("_lastUpdated", modifier);
    List<Query> any = new ArrayList<>();
    for (String alternative : alternatives("_lastUpdated", value)) {
      any.add(ordered.date("_lastUpdated", alternative));
    }
    return any.size() == 1 ? any.get(0) : new Query.Or(any);
  }

  private Query words(String code, @Nullable String modifier, String value) {
    noModifier(code, modifier);
    if (!options.fullText()) {
      throw BadParameterException.notSupported(
          NearestNames.quoted(code) + " is not offered here: full text is off");
    }
    return new Query.Words(code, Values.plain(value));
  }

  private static void noModifier(String code, @Nullable String modifier) {
    if (modifier != null) {
      throw BadParameterException.notSupported(
          "the parameter "
              + NearestNames.quoted(code)
              + " has no modifier "
              + NearestNames.quoted(modifier));
    }
  }
}
