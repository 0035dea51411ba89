package health.tarn.core.write;

import health.tarn.api.Abilities;
import health.tarn.fhir.definition.SearchParameterDefinition;
import health.tarn.fhir.search.SearchParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lists what can be searched, as far as it really can. */
final class AbilitiesReader {

  private static final Set<String> BUILT_IN = Set.of("_id", "_lastUpdated");
  private static final Set<String> WORDS = Set.of("_text", "_content");

  private final SearchParameters parameters;
  private final List<String> types;
  private final boolean text;

  AbilitiesReader(SearchParameters parameters, List<String> types, boolean text) {
    this.parameters = parameters;
    this.types = types;
    this.text = text;
  }

  Abilities read(List<String> operations) {
    Map<String, Set<String>> reverse = new TreeMap<>();
    for (String type : types) {
      for (SearchParameterDefinition parameter : parameters.of(type)) {
        if (parameter.type() == SearchParameterDefinition.Type.REFERENCE) {
          for (String target : parameters.targets(parameter)) {
            reverse
                .computeIfAbsent(target, unused -> new TreeSet<>())
                .add(type + ":" + parameter.code());
          }
        }
      }
    }
    List<Abilities.OfType> all = new ArrayList<>();
    for (String type : types) {
      all.add(ofType(type, List.copyOf(reverse.getOrDefault(type, Set.of()))));
    }
    return new Abilities(all, operations);
  }

  private Abilities.OfType ofType(String type, List<String> reverse) {
    List<Abilities.Parameter> searched = new ArrayList<>();
    List<String> includes = new ArrayList<>();
    for (SearchParameterDefinition parameter : parameters.of(type)) {
      if (!isOffered(parameter)) {
        continue;
      }
      searched.add(
          new Abilities.Parameter(
              parameter.code(), parameter.url(), parameter.type().code(), parameter.description()));
      if (parameter.type() == SearchParameterDefinition.Type.REFERENCE) {
        includes.add(type + ":" + parameter.code());
      }
    }
    return new Abilities.OfType(type, searched, includes, reverse);
  }

  private boolean isOffered(SearchParameterDefinition parameter) {
    return parameter.expression() != null
        || BUILT_IN.contains(parameter.code())
        || (text && WORDS.contains(parameter.code()));
  }
}
