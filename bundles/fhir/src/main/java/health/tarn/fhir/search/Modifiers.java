package health.tarn.fhir.search;

import health.tarn.fhir.definition.SearchParameterDefinition;
import java.util.ArrayList;
import java.util.List;

/** The modifiers that each type of parameter has (FHIR R4, search.html, 3.1.1.4.5 Modifiers). */
final class Modifiers {

  static final String MISSING = "missing";
  static final String NOT = "not";

  private Modifiers() {}

  /**
   * @throws BadParameterException if the modifier is none of the parameter's
   */
  static void check(
      SearchParameterDefinition parameter, String modifier, SearchParameters parameters) {
    List<String> known = new ArrayList<>(of(parameter.type()));
    if (known.contains(modifier)) {
      return;
    }
    if (parameter.type() == SearchParameterDefinition.Type.REFERENCE) {
      if (parameters.targets(parameter).contains(modifier)) {
        return;
      }
      known.addAll(parameters.targets(parameter));
    }
    throw BadParameterException.notSupported(
        "the parameter "
            + NearestNames.quoted(parameter.code())
            + " has no modifier "
            + NearestNames.quoted(modifier)
            + NearestNames.hint(modifier, known));
  }

  private static List<String> of(SearchParameterDefinition.Type type) {
    return switch (type) {
      case TOKEN -> List.of(MISSING, NOT, "text", "of-type");
      case STRING -> List.of(MISSING, "exact", "contains");
      case REFERENCE -> List.of(MISSING, "identifier");
      case URI -> List.of(MISSING, "above", "below");
      case DATE, NUMBER, QUANTITY, COMPOSITE, SPECIAL -> List.of(MISSING);
    };
  }
}
