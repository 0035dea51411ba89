package health.tarn.fhir.resource;

import health.tarn.fhir.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resource as the lake's rules see it.
 *
 * @param json the text that it stands in
 * @param node the resource in the text; the root unless it stands in a Bundle
 * @param type its resourceType, not checked against R4
 * @param id its id as received; null if it has none
 * @param identifiers its own business identifiers as {@code system|value}, without a system {@code
 *     |value}, each once; those of contained resources are not its own
 * @param references every {@code Reference.reference} in it and its contained resources, in order;
 *     canonicals and other URIs are none
 */
public record ParsedResource(
    Json json,
    int node,
    String type,
    @Nullable String id,
    List<String> identifiers,
    List<ResourceReference> references) {

  public ParsedResource {
    identifiers = List.copyOf(identifiers);
    references = List.copyOf(references);
  }
}
