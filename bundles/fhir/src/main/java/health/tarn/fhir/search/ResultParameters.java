package health.tarn.fhir.search;

import health.tarn.api.query.Sort;
import health.tarn.fhir.definition.SearchParameterDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers the parameters that say what comes back, not what is searched for. */
final class ResultParameters {

  private static final int MAX_SORTS = 10;

  private final SearchParameters parameters;
  private final SearchOptions options;
  private final Set<String> types;

  final List<Include> includes = new ArrayList<>();
  final List<Include> revIncludes = new ArrayList<>();
  final Set<String> elements = new LinkedHashSet<>();
  List<Sort> sort = List.of();
  SearchRequest.Total total = SearchRequest.Total.UNSAID;
  SearchRequest.Summary summary = SearchRequest.Summary.FALSE;
  int count;

  ResultParameters(SearchParameters parameters, SearchOptions options, Set<String> types) {
    this.parameters = parameters;
    this.options = options;
    this.types = types;
    this.count = options.defaultCount();
  }

  /**
   * Takes a parameter if it is one of these; tells whether it was.
   *
   * @throws BadParameterException if it is one of these and not understood
   */
  boolean accept(Parameter parameter) {
    String name = parameter.name();
    int colon = name.indexOf(':');
    String code = colon < 0 ? name : name.substring(0, colon);
    String modifier = colon < 0 ? null : name.substring(colon + 1);
    String value = parameter.value();
    switch (code) {
      case "_include" -> includes.add(include(code, modifier, value));
      case "_revinclude" -> revIncludes.add(include(code, modifier, value));
      case "_sort" -> sort = sort(value);
      case "_count" -> count = count(value);
      case "_total" -> total = choice(SearchRequest.Total.class, code, value, "UNSAID");
      case "_summary" -> summary = choice(SearchRequest.Summary.class, code, value, "");
      case "_elements" -> elements(value);
      case "_contained" -> contained(value);
      default -> {
        return false;
      }
    }
    if (modifier != null && !code.endsWith("include")) {
      throw BadParameterException.notSupported(
          "the parameter '" + code + "' has no modifier " + NearestNames.quoted(modifier));
    }
    return true;
  }

  private Include include(String code, @Nullable String modifier, String value) {
    // Releases before R4 said recurse for iterate.
    boolean iterate = "iterate".equals(modifier) || "recurse".equals(modifier);
    if (modifier != null && !iterate) {
      throw BadParameterException.notSupported(
          "the parameter '"
              + code
              + "' has no modifier "
              + NearestNames.quoted(modifier)
              + "; known is iterate");
    }
    if (value.equals("*")) {
      return new Include(null, null, null, iterate);
    }
    String[] parts = value.split(":", -1);
    if (parts.length < 2 || parts.length > 3) {
      throw BadParameterException.value(
          "the value of '"
              + code
              + "' is not Type:reference, Type:reference:Target or *,"
              + " such as Observation:subject:Patient");
    }
    parameters.requireType(parts[0]);
    String target = parts.length == 3 && !parts[2].isEmpty() ? parts[2] : null;
    if (target != null) {
      parameters.requireType(target);
    }
    if (parts[1].equals("*")) {
      return new Include(parts[0], null, target, iterate);
    }
    SearchParameterDefinition reference = parameters.requireReference(Set.of(parts[0]), parts[1]);
    if (target != null && !parameters.targets(reference).contains(target)) {
      throw BadParameterException.notSupported(
          parts[0] + "." + reference.code() + " never refers to " + target);
    }
    return new Include(parts[0], reference.code(), target, iterate);
  }

  private List<Sort> sort(String value) {
    List<Sort> rules = new ArrayList<>();
    for (String rule : Values.split(value, ',')) {
      boolean descending = rule.startsWith("-");
      String code = descending ? rule.substring(1) : rule;
      rules.add(new Sort(code, kind(code), descending));
    }
    if (rules.size() > MAX_SORTS) {
      throw BadParameterException.value("'_sort' has more than " + MAX_SORTS + " rules");
    }
    return rules;
  }

  private Sort.Kind kind(String code) {
    if (code.equals("_id")) {
      return Sort.Kind.TOKEN;
    }
    if (code.equals("_lastUpdated")) {
      return Sort.Kind.DATE;
    }
    return switch (parameters.require(types, code).type()) {
      case TOKEN -> Sort.Kind.TOKEN;
      case STRING -> Sort.Kind.STRING;
      case REFERENCE -> Sort.Kind.REFERENCE;
      case DATE -> Sort.Kind.DATE;
      case NUMBER -> Sort.Kind.NUMBER;
      case QUANTITY -> Sort.Kind.QUANTITY;
      case URI -> Sort.Kind.URI;
      case COMPOSITE, SPECIAL ->
          throw BadParameterException.notSupported(
              "results cannot be sorted by " + NearestNames.quoted(code));
    };
  }

  private int count(String value) {
    try {
      int wanted = value.length() > 9 ? -1 : Integer.parseInt(value);
      if (wanted >= 0) {
        return Math.min(wanted, options.maxCount());
      }
    } catch (NumberFormatException e) {
      // Answered below, as a negative number is.
    }
    throw BadParameterException.value("the value of '_count' is no whole number from 0");
  }

  private static <E extends Enum<E>> E choice(
      Class<E> of, String code, String value, String hidden) {
    List<String> known = new ArrayList<>();
    for (E constant : of.getEnumConstants()) {
      String name = constant.name().toLowerCase(Locale.ROOT);
      if (constant.name().equals(hidden)) {
        continue;
      }
      if (name.equals(value)) {
        return constant;
      }
      known.add(name);
    }
    throw BadParameterException.value(
        "the value of '" + code + "' is none of " + String.join(", ", known));
  }

  private void elements(String value) {
    for (String element : Values.split(value, ',')) {
      if (!parameters.isElement(types, element)) {
        throw BadParameterException.value(
            "'_elements' names "
                + NearestNames.quoted(element)
                + ", which is no element of "
                + (types.isEmpty() ? "any resource" : String.join(" or ", types)));
      }
      elements.add(element);
    }
  }

  private static void contained(String value) {
    if (!value.equals("false")) {
      throw BadParameterException.notSupported(
          "contained resources are not searched; '_contained' is false");
    }
  }
}
