package health.tarn.fhir.definition;

import java.util.List;
import java.util.Map;

/**
 * What belongs to a patient, an encounter or the like.
 *
 * @param type the type that the compartment is of, such as {@code Patient}
 * @param parameters for each type that can be in it the codes of the search parameters, one of
 *     which must refer to the compartment's resource; {@code {def}} stands for the resource itself
 */
public record CompartmentDefinition(String type, Map<String, List<String>> parameters) {

  public CompartmentDefinition {
    parameters = Map.copyOf(parameters);
  }

  /** Returns the codes of the parameters that put a type into it; empty if none does. */
  public List<String> parameters(String resourceType) {
    return parameters.getOrDefault(resourceType, List.of());
  }
}
