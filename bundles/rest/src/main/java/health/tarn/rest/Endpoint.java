package health.tarn.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One method at one kind of address.
 *
 * @param codes FHIR's codes for what it is, for the CapabilityStatement; empty for what has none
 * @param operation the name of the operation that it is, such as {@code export}; null for none
 * @param starts whether it starts something even by GET, so that HEAD must not stand for it
 */
record Endpoint(
    Place place,
    Method method,
    List<String> codes,
    @Nullable String operation,
    boolean starts,
    Interaction interaction) {

  static Endpoint of(Place place, Method method, Interaction interaction, String... codes) {
    return new Endpoint(place, method, List.of(codes), null, false, interaction);
  }

  static Endpoint operation(String name, Place place, Method method, Interaction interaction) {
    return new Endpoint(place, method, List.of(), name, false, interaction);
  }

  static Endpoint start(String name, Place place, Method method, Interaction interaction) {
    return new Endpoint(place, method, List.of(), name, true, interaction);
  }
}
