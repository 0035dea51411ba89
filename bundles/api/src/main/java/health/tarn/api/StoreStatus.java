package health.tarn.api;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a data store is.
 *
 * @param t the position of the last commit
 * @param searchT how far the search index is
 * @param health one line for each thing that a person should look at; empty when all is well
 * @param figures names and values, such as {@code storage.disk.bytes}, in the order of their names
 */
public record StoreStatus(
    long t, long searchT, List<String> health, SortedMap<String, Long> figures) {

  public StoreStatus {
    health = List.copyOf(health);
    figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
  }
}
