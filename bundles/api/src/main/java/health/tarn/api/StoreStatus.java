package health.tarn.api;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a data store is.
 *
 * @param t the position of the last commit
 * @param projections how far each is that follows the log, by name: {@code search}, {@code graph}
 *     and {@code nlp} if the data store has them
 * @param health one line for each thing that a person should look at; empty when all is well
 * @param figures names and values, such as {@code storage.disk.bytes}, in the order of their names
 */
public record StoreStatus(
    long t,
    SortedMap<String, Long> projections,
    List<String> health,
    SortedMap<String, Long> figures) {

  public StoreStatus {
    projections = Collections.unmodifiableSortedMap(new TreeMap<>(projections));
    health = List.copyOf(health);
    figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
  }
}
