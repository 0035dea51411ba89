package health.tarn.fhir.search;

import health.tarn.api.ResourceKey;
import health.tarn.api.query.Query;
import health.tarn.fhir.definition.SearchParameterDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads one alternative of one parameter's value, by the type of the parameter. */
final class LeafParser {

  private final SearchParameters parameters;
  private final OrderedValues ordered;
  private final NearValues near;

  LeafParser(SearchParameters parameters, OrderedValues ordered, NearValues near) {
    this.parameters = parameters;
    this.ordered = ordered;
    this.near = near;
  }

  /**
   * Reads a value that still has its escapes.
   *
   * @param name what the entries of the parameter are named by
   * @param modifier a modifier that {@link Modifiers} knows for the type; null for none
   */
  Query parse(
      SearchParameterDefinition parameter, String name, @Nullable String modifier, String value) {
    if (value.isEmpty()) {
      throw BadParameterException.value(NearestNames.quoted(name) + " has an empty value");
    }
    return switch (parameter.type()) {
      case TOKEN -> token(name, modifier, value);
      case STRING -> string(name, modifier, Values.plain(value));
      case REFERENCE -> reference(parameter, name, modifier, value);
      case DATE -> ordered.date(name, Values.plain(value));
      case NUMBER -> ordered.number(name, Values.plain(value));
      case QUANTITY -> ordered.quantity(name, value);
      case URI -> uri(name, modifier, Values.plain(value));
      case COMPOSITE -> composite(parameter, name, value);
      case SPECIAL -> near.parse(name, value);
    };
  }

  private static Query token(String name, @Nullable String modifier, String value) {
    if ("text".equals(modifier)) {
      return string(name + ":text", null, Values.plain(value));
    }
    if ("of-type".equals(modifier)) {
      return ofType(name, value);
    }
    List<String> parts = Values.split(value, '|');
    if (parts.size() > 2 || value.equals("|")) {
      throw BadParameterException.value(
          "the value of "
              + NearestNames.quoted(name)
              + " is no token, such as code, system|code, |code or system|");
    }
    if (parts.size() == 1) {
      return new Query.Token(name, null, Values.plain(value));
    }
    String code = Values.plain(parts.get(1));
    return new Query.Token(name, Values.plain(parts.get(0)), code.isEmpty() ? null : code);
  }

  private static Query ofType(String name, String value) {
    List<String> parts = Values.split(value, '|');
    if (parts.size() != 3 || parts.get(1).isEmpty() || parts.get(2).isEmpty()) {
      throw BadParameterException.value(
          "the value of " + NearestNames.quoted(name + ":of-type") + " is not system|code|value");
    }
    String system = Values.plain(parts.get(0));
    String code = Values.plain(parts.get(1)) + "|" + Values.plain(parts.get(2));
    return new Query.Token(name + ":of-type", system.isEmpty() ? null : system, code);
  }

  private static Query string(String name, @Nullable String modifier, String value) {
    if (value.isBlank()) {
      throw BadParameterException.value(NearestNames.quoted(name) + " has a blank value");
    }
    Query.TextMatch match =
        "exact".equals(modifier)
            ? Query.TextMatch.EXACT
            : "contains".equals(modifier) ? Query.TextMatch.CONTAINS : Query.TextMatch.STARTS;
    return new Query.Text(name, match, value);
  }

  private static Query uri(String name, @Nullable String modifier, String value) {
    Query.UriMatch match =
        "below".equals(modifier)
            ? Query.UriMatch.BELOW
            : "above".equals(modifier) ? Query.UriMatch.ABOVE : Query.UriMatch.EXACT;
    return new Query.Uri(name, match, value);
  }

  private Query reference(
      SearchParameterDefinition parameter, String name, @Nullable String modifier, String value) {
    if ("identifier".equals(modifier)) {
      return token(name + ":identifier", null, value);
    }
    String text = Values.plain(value);
    if (!ResourceKey.isId(text)) {
      String target = ReferenceText.target(text);
      if (target == null) {
        throw badReference(name);
      }
      if (modifier != null && !target.startsWith(modifier + "/") && target.indexOf(':') < 0) {
        throw BadParameterException.value(
            NearestNames.quoted(name + ":" + modifier) + " has a reference to another type");
      }
      return new Query.Reference(name, Set.of(target));
    }
    Set<String> targets = new TreeSet<>();
    Set<String> types = modifier == null ? parameters.targets(parameter) : Set.of(modifier);
    types.forEach(type -> targets.add(type + "/" + text));
    return new Query.Reference(name, targets);
  }

  private static BadParameterException badReference(String name) {
    return BadParameterException.value(
        "the value of "
            + NearestNames.quoted(name)
            + " is no reference, such as 123, Patient/123 or an absolute URL");
  }

  private Query composite(SearchParameterDefinition parameter, String name, String value) {
    List<SearchParameterDefinition> components = parameters.components(parameter);
    List<String> parts = Values.split(value, '$');
    if (parts.size() != components.size()) {
      throw BadParameterException.value(
          "the value of "
              + NearestNames.quoted(name)
              + " has "
              + parts.size()
              + " parts instead of "
              + components.size()
              + ", separated by '$'");
    }
    List<Query> queries = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      queries.add(parse(components.get(i), String.valueOf(i + 1), null, parts.get(i)));
    }
    return new Query.Composite(name, queries);
  }
}
