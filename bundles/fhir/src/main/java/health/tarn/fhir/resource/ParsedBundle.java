package health.tarn.fhir.resource;

import health.tarn.fhir.json.Json;
import java.util.List;

/**
 * A Bundle and its entries.
 *
 * @param json the text that the entries' nodes belong to
 * @param type such as {@code transaction}
 * @param entries in their order
 */
public record ParsedBundle(Json json, String type, List<BundleEntry> entries) {

  public ParsedBundle {
    entries = List.copyOf(entries);
  }

  /** Tells whether entries say what to do. */
  public boolean hasRequests() {
    return type.equals("transaction") || type.equals("batch");
  }
}
