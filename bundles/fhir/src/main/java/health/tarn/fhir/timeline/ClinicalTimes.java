package health.tarn.fhir.timeline;

import health.tarn.fhir.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells when what a resource tells of happened. Safe for use by several threads. */
public final class ClinicalTimes {

  private final Map<String, List<ElementPath>> paths = ClinicalElements.byType(ElementPath::new);

  /**
   * Returns when it happened, or began to.
   *
   * @param type the type of the resource
   * @return null if the type has no date, or the resource has none
   */
  public @Nullable ClinicalTime of(String type, Json json) {
    for (ElementPath path : paths.getOrDefault(type, List.of())) {
      ClinicalTime time = path.earliest(json);
      if (time != null) {
        return time;
      }
    }
    return null;
  }
}
