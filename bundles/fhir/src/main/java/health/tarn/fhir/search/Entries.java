package health.tarn.fhir.search;

import health.tarn.spi.search.IndexEntry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The entries of one resource as they are found, each once. */
final class Entries {

  private final Set<IndexEntry> entries;

  /**
   * Makes an empty collection.
   *
   * @param expected about how many entries there will be
   */
  Entries(int expected) {
    entries = new LinkedHashSet<>(2 * expected);
  }

  void add(IndexEntry entry) {
    entries.add(entry);
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  List<IndexEntry> list() {
    return List.copyOf(entries);
  }
}
