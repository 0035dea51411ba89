package health.tarn.core.graph;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.ResourceKey;
import health.tarn.api.graph.CuratedQuery;
import health.tarn.api.graph.CuratedQuery.Parameter;
import health.tarn.fhir.graph.Iris;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes of a question and values of its parameters the text of a query. {@code {{name}}} is
 * replaced by a value; a line that begins with {@code {{each name}}} is repeated for each value,
 * and {@code {{number}}} in it tells which one. A value becomes an IRI, in which nothing is left
 * that could end it, or a number: it cannot become a part of the query.
 */
final class QueryText {

  private static final Pattern EACH = Pattern.compile("\\s*\\{\\{each ([a-z]+)}}");
  private static final int MOST_VALUES = 20;
  private static final int USUAL_NUMBER = 100;
  private static final int MOST = 100_000;

  private final CuratedQuery query;
  private final Map<String, List<String>> terms = new TreeMap<>();

  /**
   * @throws LakeException with {@link Problem#INVALID} if a value is missing, wrong or too much
   */
  QueryText(CuratedQuery query, Map<String, List<String>> values) {
    this.query = query;
    requireKnown(values.keySet());
    for (Parameter parameter : query.parameters()) {
      List<String> given = values.getOrDefault(parameter.name(), List.of());
      requireNumber(parameter, given.size());
      terms.put(parameter.name(), given.stream().map(value -> term(parameter, value)).toList());
    }
  }

  private void requireKnown(Set<String> names) {
    Set<String> known = new TreeSet<>();
    query.parameters().forEach(parameter -> known.add(parameter.name()));
    for (String name : names) {
      if (!known.contains(name)) {
        throw invalid("has no such parameter; it has " + known);
      }
    }
  }

  private void requireNumber(Parameter parameter, int found) {
    int most = parameter.repeats() ? MOST_VALUES : 1;
    if (found > most) {
      throw invalid("takes at most " + most + " of " + parameter.name() + ", found " + found);
    }
    if (found == 0 && parameter.required()) {
      throw invalid("needs " + parameter.name() + ": " + parameter.description());
    }
  }

  private String term(Parameter parameter, String value) {
    return switch (parameter.kind()) {
      case RESOURCE -> iri(Iris.of(ResourceKey.parse(value)));
      case CODE -> iri(code(parameter, value));
      case NUMBER -> number(parameter, value);
    };
  }

  private static String iri(String text) {
    return '<' + text + '>';
  }

  private String code(Parameter parameter, String value) {
    int bar = value.indexOf('|');
    if (bar <= 0 || bar == value.length() - 1) {
      throw invalid("expects system|code as " + parameter.name());
    }
    return Iris.of(value.substring(0, bar), value.substring(bar + 1));
  }

  private String number(Parameter parameter, String value) {
    try {
      int number = Integer.parseInt(value);
      if (number > 0 && number <= MOST) {
        return Integer.toString(number);
      }
    } catch (NumberFormatException e) {
      throw invalid("expects a whole number as " + parameter.name(), e);
    }
    throw invalid("expects a number from 1 to " + MOST + " as " + parameter.name());
  }

  private LakeException invalid(String what) {
    return new LakeException(Problem.INVALID, "the question " + query.name() + " " + what);
  }

  private LakeException invalid(String what, Throwable cause) {
    return new LakeException(Problem.INVALID, "the question " + query.name() + " " + what, cause);
  }

  /** Returns the query. */
  String text() {
    StringBuilder text = new StringBuilder();
    query.sparql().lines().forEach(line -> line(line, text));
    return text.toString();
  }

  private void line(String line, StringBuilder text) {
    Matcher each = EACH.matcher(line);
    if (!each.lookingAt()) {
      text.append(single(line)).append('\n');
      return;
    }
    List<String> values = terms.getOrDefault(each.group(1), List.of());
    for (int number = 1; number <= values.size(); number++) {
      String repeated =
          line.substring(each.end())
              .replace("{{" + each.group(1) + "}}", values.get(number - 1))
              .replace("{{number}}", Integer.toString(number));
      text.append(single(repeated)).append('\n');
    }
  }

  private String single(String line) {
    String replaced = line;
    for (Parameter parameter : query.parameters()) {
      List<String> values = terms.getOrDefault(parameter.name(), List.of());
      String value = values.isEmpty() ? Integer.toString(USUAL_NUMBER) : values.get(0);
      replaced = replaced.replace("{{" + parameter.name() + "}}", value);
    }
    return replaced;
  }
}
