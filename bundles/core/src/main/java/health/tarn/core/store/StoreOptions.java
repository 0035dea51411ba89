package health.tarn.core.store;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The options of a data store.
 *
 * @param storage the name of the storage engine
 * @param search the name of the search engine
 * @param validation how resources are checked before the log
 * @param text whether {@code _text} and {@code _content} are indexed and offered
 * @param graph the name of the graph engine, or {@link #OFF}
 * @param nlp the name of the engine that reads documents, or {@link #OFF}
 */
public record StoreOptions(
    String storage, String search, Validation validation, boolean text, String graph, String nlp) {

  public static final String STORAGE = "storage";
  public static final String SEARCH = "search";
  public static final String VALIDATION = "validation";
  public static final String TEXT = "text";
  public static final String GRAPH = "graph";
  public static final String NLP = "nlp";

  /** What is said of a part that a data store does without. */
  public static final String OFF = "off";

  /** What an option is that nobody chose. */
  static final StoreOptions DEFAULTS =
      new StoreOptions("rocksdb", "lucene", Validation.STRUCTURE_ONLY, false, OFF, OFF);

  /** The names of all options. */
  static final Set<String> NAMES =
      Collections.unmodifiableSortedSet(
          new TreeSet<>(Set.of(STORAGE, SEARCH, VALIDATION, TEXT, GRAPH, NLP)));

  /** Returns these options with some of them changed. */
  public StoreOptions with(Map<String, String> changes) {
    for (String name : changes.keySet()) {
      if (!NAMES.contains(name)) {
        throw new LakeException(
            Problem.INVALID,
            "there is no option '" + name + "' of a data store; there are " + NAMES);
      }
    }
    return new StoreOptions(
        changes.getOrDefault(STORAGE, storage),
        changes.getOrDefault(SEARCH, search),
        changes.containsKey(VALIDATION) ? Validation.of(changes.get(VALIDATION)) : validation,
        changes.containsKey(TEXT) ? onOrOff(TEXT, changes.get(TEXT)) : text,
        changes.getOrDefault(GRAPH, graph),
        changes.getOrDefault(NLP, nlp));
  }

  /** Returns the options by name. */
  public Map<String, String> toMap() {
    Map<String, String> map = new TreeMap<>();
    map.put(STORAGE, storage);
    map.put(SEARCH, search);
    map.put(VALIDATION, validation.text());
    map.put(TEXT, text ? "on" : "off");
    map.put(GRAPH, graph);
    map.put(NLP, nlp);
    return map;
  }

  private static boolean onOrOff(String name, String value) {
    return switch (value) {
      case "on", "true" -> true;
      case "off", "false" -> false;
      default ->
          throw new LakeException(
              Problem.INVALID, "option " + name + " is 'on' or 'off', found '" + value + "'");
    };
  }
}
