package health.tarn.fhir.resource;

import health.tarn.api.ResourceKey;
import health.tarn.fhir.definition.CompartmentDefinition;
import health.tarn.fhir.definition.Definitions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Tells whose patients' compartments a resource is in, by R4's definition of them. */
public final class PatientCompartment {

  private static final String PATIENT = "Patient";
  private static final String PREFIX = PATIENT + "/";

  private final CompartmentDefinition definition;

  /**
   * @throws IllegalArgumentException if the definitions have no such compartment
   */
  public PatientCompartment(Definitions definitions) {
    Map<String, CompartmentDefinition> all = definitions.compartments();
    CompartmentDefinition found = all.get(PATIENT);
    if (found == null) {
      throw new IllegalArgumentException("the definitions have no compartment of Patient");
    }
    definition = found;
  }

  /**
   * Returns the ids of the patients.
   *
   * @param key which resource it is; a patient is in the own compartment
   * @param referencesOf what the resource refers to under the code of a search parameter, each as
   *     {@code Type/id}
   */
  public List<String> patients(ResourceKey key, Function<String, List<String>> referencesOf) {
    Set<String> patients = new LinkedHashSet<>();
    if (key.type().equals(PATIENT)) {
      patients.add(key.id());
    }
    for (String code : definition.parameters(key.type())) {
      for (String target : referencesOf.apply(code)) {
        if (target.startsWith(PREFIX)) {
          patients.add(target.substring(PREFIX.length()));
        }
      }
    }
    return List.copyOf(patients);
  }
}
