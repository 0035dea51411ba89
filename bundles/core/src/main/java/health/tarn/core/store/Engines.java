package health.tarn.core.store;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The engines of one kind that are there now, by name. */
final class Engines<E> {

  private final String kind;
  private final String property;
  private final Map<String, E> byName = new ConcurrentHashMap<>();

  /**
   * @param kind how people call the kind, such as {@code storage}
   * @param property the service property that names an engine
   */
  Engines(String kind, String property) {
    this.kind = kind;
    this.property = property;
  }

  void add(E engine, Map<String, Object> properties) {
    byName.put(name(properties), engine);
  }

  void remove(E engine, Map<String, Object> properties) {
    byName.remove(name(properties), engine);
  }

  /** Returns the name under which an engine is, or was, there. */
  String name(Map<String, Object> properties) {
    return String.valueOf(properties.get(property));
  }

  /** Returns an engine; null if it is not there. */
  @Nullable E find(String name) {
    return byName.get(name);
  }

  /** Returns an engine, or throws UNAVAILABLE. */
  E get(String name) {
    E engine = byName.get(name);
    if (engine == null) {
      throw new LakeException(
          Problem.UNAVAILABLE,
          "the "
              + kind
              + " engine '"
              + name
              + "' is not there; there are "
              + new TreeSet<>(byName.keySet()));
    }
    return engine;
  }
}
