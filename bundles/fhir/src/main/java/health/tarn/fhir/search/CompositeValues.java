package health.tarn.fhir.search;

import health.tarn.fhir.json.Json;
import health.tarn.spi.search.IndexEntry;
import health.tarn.spi.search.IndexEntry.Composite;
import java.util.ArrayList;
import java.util.List;

/** Writes one entry for each element of a composite parameter that has all of the parts. */
final class CompositeValues implements PathNode.Action<Entries> {

  /**
   * The paths of one part.
   *
   * @param self from the element
   * @param root from the resource
   */
  record Part(PathNode<Entries> self, PathNode<Entries> root) {}

  private final String parameter;
  private final List<Part> parts;

  CompositeValues(String parameter, List<Part> parts) {
    this.parameter = parameter;
    this.parts = List.copyOf(parts);
  }

  @Override
  public void run(Json json, int node, Entries entries) {
    List<List<IndexEntry>> backwards = new ArrayList<>(parts.size());
    // From the last, which is the value, and is more often absent than the code.
    for (int i = parts.size() - 1; i >= 0; i--) {
      Entries found = new Entries(2);
      Part part = parts.get(i);
      part.self().walk(json, node, 0, found);
      if (!part.root().isEmpty()) {
        part.root().walk(json, json.root(), 0, found);
      }
      if (found.isEmpty()) {
        return;
      }
      backwards.add(found.list());
    }
    List<IndexEntry> all = new ArrayList<>();
    for (int i = backwards.size() - 1; i >= 0; i--) {
      all.addAll(backwards.get(i));
    }
    entries.add(new Composite(parameter, all));
  }
}
